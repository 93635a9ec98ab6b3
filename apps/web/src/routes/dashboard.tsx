import { getRouteApi } from "@tanstack/react-router";
import { DashboardPage } from "../features/statistics/dashboard-page.tsx";

const route = getRouteApi("/w/$slug/dashboard");

/** The dashboard as its address asks for it, so that it can be shared and come back to. */
export function DashboardRoute() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return <DashboardPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
