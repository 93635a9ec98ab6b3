export { Database, type DatabaseOptions, openDatabase } from "./database.ts";
export { migrate } from "./migrate.ts";
export { migrationState } from "./migration-state.ts";
export type { NewEvent } from "./new-event.ts";
export { type Notifications, openNotifications } from "./notifications.ts";
export { type Op, OpConflict } from "./operation.ts";
export type { Reader, Writer } from "./reader.ts";
export { RolesMissing } from "./roles.ts";
export type { DB } from "./tables.ts";
export {
  acrossWorkspaces,
  INSTALLATION,
  inWorkspace,
  type Purpose,
  type Reading,
  type Tenancy,
  type WriteOutcome,
  type Writing,
  type Written,
} from "./tenancy.ts";
