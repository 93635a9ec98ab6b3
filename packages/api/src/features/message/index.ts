export { appendMessage } from "./append-message.ts";
export { getMessage, lockMessage } from "./message.queries.ts";
export { progressMessage } from "./progress-message.ts";
export { hasRevision, insertRevision } from "./revision.queries.ts";
export { announceRewritten, rewriteMessage } from "./rewrite-message.ts";
export { resendMessage } from "./settle-message.ts";
