import type { Conversation } from "@frontdesk/contract";

/** Why one person can't write in a conversation. */
export type Obstacle =
  | "readOnly"
  | "closed"
  | "spam"
  | "blocked"
  | "deactivated"
  | "kicked"
  | "topicClosed"
  | "topicDeleted"
  | "taken"
  | "personBlocked";

const unreachable = {
  blocked: "blocked",
  deactivated: "deactivated",
  kicked: "kicked",
  topic_closed: "topicClosed",
  topic_deleted: "topicDeleted",
  yes: null,
  unknown: null,
} as const;

/** What keeps a member from answering, the thing to mend first; null when nothing does. */
export function obstacleTo(
  { state, assignee, contact }: Conversation,
  { memberId, mayHandle }: { memberId: string; mayHandle: boolean },
): Obstacle | null {
  if (!mayHandle) return "readOnly";
  if (contact.isBlocked) return "personBlocked";
  if (state === "closed" || state === "spam") return state;
  const away = unreachable[contact.reachable];
  if (away) return away;
  return assignee !== null && assignee.id !== memberId ? "taken" : null;
}
