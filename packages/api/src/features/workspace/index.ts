export { openWorkspace } from "./open-workspace.ts";
export { getWorkspace, listWorkspacesOf } from "./workspace.queries.ts";
