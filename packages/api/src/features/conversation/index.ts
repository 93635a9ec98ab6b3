export { listConversations } from "./act.queries.ts";
export { assertMayHandle } from "./assert-may-handle.ts";
export { changeConversation } from "./change-conversation.ts";
export { reachableNow, withChat } from "./chat-of-conversation.queries.ts";
export { planClose } from "./close-conversation.ts";
export {
  changingConversation,
  conversations,
  getConversation,
  insertConversation,
  toConversation,
  withinReach,
} from "./conversation.queries.ts";
export { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
export { escalate } from "./escalate-conversation.ts";
export { handOverConversationsOf } from "./hand-over-all.ts";
export {
  clearWithheld,
  type LockedConversation,
  listOvertaken,
  lockConversation,
  lockConversations,
  lockConversationsWith,
  lockLatestConversationIn,
  lockLatestConversationWith,
  lockUnassigned,
  lockWhatIsFree,
} from "./lock.queries.ts";
export { type PlannedAct, performActs } from "./perform-acts.ts";
export { countMatching } from "./queue.queries.ts";
export { wakeSleepers } from "./wake-sleepers.ts";
