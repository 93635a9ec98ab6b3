export { openInbox } from "./edit-inbox.ts";
export { getInbox, getInboxOfBot } from "./inbox.queries.ts";
