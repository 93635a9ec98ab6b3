import { onDemand } from "./on-demand.tsx";

/** What a pane without content is for; fetched with the first one. */
export const EmptyPane = onDemand(async () => (await import("./empty-notice.tsx")).EmptyNotice);
