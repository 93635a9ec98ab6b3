export { listConversations } from "./act.queries.ts";
export { assertMayHandle } from "./assert-may-handle.ts";
export { changeConversation } from "./change-conversation.ts";
export { reachableNow, withChat } from "./chat-of-conversation.queries.ts";
export { closeConversation, markSpam, planClose } from "./close-conversation.ts";
export {
  changingConversation,
  conversations,
  getConversation,
  insertConversation,
  toConversation,
  usernameOf,
  withinReach,
} from "./conversation.queries.ts";
export { keysOf, keysOfConversation, standingOf } from "./conversation-scope.ts";
export { getDirectory } from "./directory.queries.ts";
export { escalate, escalateConversation } from "./escalate-conversation.ts";
export { assignConversation, transferConversation } from "./hand-over.ts";
export { handOverConversationsOf } from "./hand-over-all.ts";
export { holdHolders, holdPresent } from "./holder.queries.ts";
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
export { prioritiseConversation } from "./prioritise-conversation.ts";
export { countMatching } from "./queue.queries.ts";
export { releaseConversation } from "./release-conversation.ts";
export { clearSpam, reopenConversation } from "./reopen-conversation.ts";
export { snoozeConversation } from "./snooze-conversation.ts";
export { takeConversation } from "./take-conversation.ts";
export { wakeSleepers } from "./wake-sleepers.ts";
