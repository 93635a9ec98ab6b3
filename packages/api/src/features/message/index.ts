export { appendMessage } from "./append-message.ts";
export { changeMessage, getMessage, type LockedMessage, lockMessage } from "./message.queries.ts";
export { progressMessage } from "./progress-message.ts";
export { putReactions } from "./put-reactions.ts";
export { hasRevision, insertRevision } from "./revision.queries.ts";
export { announceRewritten, rewriteMessage } from "./rewrite-message.ts";
export { resendMessage } from "./settle-message.ts";
