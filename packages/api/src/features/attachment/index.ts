export { acceptFile } from "./accept-file.ts";
export { attachmentsOf, attachmentWith, filesOf } from "./attachment.queries.ts";
export { failFile } from "./fail-file.ts";
export { findFile, type ServedFile } from "./file.queries.ts";
export { keepFile, keepPreview } from "./keep-file.ts";
export { measureMedia } from "./measure-media.ts";
export { changeAttachment, claimPending, insertPending } from "./pending-file.queries.ts";
export type { Claim } from "./take-room.ts";
