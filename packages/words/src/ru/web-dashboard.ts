import { dashboardWords } from "./web/dashboard.ts";

/** What only the dashboard says, in Russian: fetched with it. */
export const webDashboard = { ...dashboardWords } as const;
