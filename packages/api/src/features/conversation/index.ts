export { assertMayHandle } from "./assert-may-handle.ts";
export {
  changeConversation,
  getConversation,
  insertConversation,
  type LockedConversation,
  lockConversation,
  lockLatestConversationWith,
  withinReach,
} from "./conversation.queries.ts";
export { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
export { releaseConversationsOf } from "./release-conversation.ts";
