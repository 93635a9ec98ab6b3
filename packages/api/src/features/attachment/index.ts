export { acceptFile } from "./accept-file.ts";
export { attachmentsOf, claimPending, findFile, insertPending } from "./attachment.queries.ts";
export { failFile } from "./fail-file.ts";
