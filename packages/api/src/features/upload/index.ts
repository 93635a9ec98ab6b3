export { acceptUpload } from "./accept-upload.ts";
export { attachUploads, lockUploads } from "./attach-uploads.ts";
