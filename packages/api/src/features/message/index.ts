export { announceEdit } from "./announce-edit.ts";
export { appendMessage } from "./append-message.ts";
export { lockMessage, reviseMessage } from "./message.queries.ts";
export { progressMessage } from "./progress-message.ts";
