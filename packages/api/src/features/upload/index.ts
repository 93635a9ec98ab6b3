export { acceptUpload } from "./accept-upload.ts";
export { attachUploads, lockUploads } from "./attach-uploads.ts";
export { findOutgoingFile } from "./outgoing-file.queries.ts";
