export type { Report } from "./http/report.ts";
export { createServer, type DeskServer } from "./http/server.ts";
export { openLog } from "./open-log.ts";
export { type OpenServices, openServices, type ServiceOptions } from "./open-services.ts";
export type { AppRouter } from "./router.ts";
