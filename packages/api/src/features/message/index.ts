export { appendMessage } from "./append-message.ts";
export { getMessage, lockMessage } from "./message.queries.ts";
export { progressMessage } from "./progress-message.ts";
export { rewriteMessage } from "./rewrite-message.ts";
