export { assertMayHandle } from "./assert-may-handle.ts";
export {
  changeConversation,
  changingConversation,
  conversations,
  getConversation,
  insertConversation,
  toConversation,
  withinReach,
} from "./conversation.queries.ts";
export { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
export { escalate } from "./escalate-conversation.ts";
export { type LockedConversation, lockConversation, lockLatestConversationWith } from "./lock.queries.ts";
export { countMatching } from "./queue.queries.ts";
export { releaseConversationsOf } from "./release-conversation.ts";
export { wakeSleepers } from "./wake-sleepers.ts";
