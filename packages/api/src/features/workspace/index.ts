export { openWorkspace } from "./open-workspace.ts";
export { assertTimeZone } from "./time-zone.ts";
export { getWorkspace, listWorkspacesOf } from "./workspace.queries.ts";
