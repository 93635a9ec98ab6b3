export { acceptUpload } from "./accept-upload.ts";
export { attachUploads, lockUploads, useUploads } from "./attach-uploads.ts";
export { findOutgoingFile } from "./outgoing-file.queries.ts";
export type { Attachable } from "./upload.queries.ts";
