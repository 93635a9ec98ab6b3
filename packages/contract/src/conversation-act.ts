import type { AssignmentReason } from "./assignment.ts";
import type { ConversationState, EscalationCause, Priority } from "./conversation.ts";
import type { CsatScale } from "./csat.ts";
import type { SlaMetric } from "./sla.ts";

/** Somebody or something by the name it had then. */
export interface Named {
  id: string;
  name: string;
}

/** To whom a conversation was handed. */
export interface Receiver extends Named {
  kind: "member" | "team";
}

/** What was done with a conversation, as a line of its thread tells it. Its event is `conversation.<name>`. */
export type ConversationAct =
  | { name: "taken"; from: Named | null }
  | { name: "released" }
  /** Handed on by whoever had it; given out by a senior, or for a reason by an inbox's policy. To nobody where `to` is null. */
  | { name: "transferred"; to: Receiver | null; note: string | null }
  | { name: "assigned"; to: Receiver | null; note: string | null; reason?: AssignmentReason | undefined }
  | { name: "escalated"; to: Receiver | null; cause: EscalationCause; reason: string }
  | { name: "prioritised"; from: Priority; to: Priority }
  | { name: "tagged"; added: Named[]; removed: Named[] }
  | { name: "awaited" }
  /** Until the person writes where `until` is null. */
  | { name: "snoozed"; until: string | null }
  | { name: "woken" }
  | { name: "closed" | "reopened" | "spam_marked" | "spam_cleared" }
  /** Its person was, or is no longer. */
  | { name: "blocked" | "unblocked" }
  /** The person says how they were helped, of five; `was` is what they said before. */
  | { name: "rated"; rating: number; was: number | null; scale: CsatScale }
  | { name: "restored"; undone: UndoableAct; state: ConversationState }
  /** What was promised is due soon, or is too late; by the policy of that name. Its event is `sla.warned` or `sla.breached`. */
  | { name: "sla_warned" | "sla_breached"; metric: SlaMetric; dueAt: string; policy: string };

export type ConversationActName = ConversationAct["name"];

/** What its doer may undo for a while. */
export const undoableActs = [
  "assigned",
  "tagged",
  "prioritised",
  "closed",
  "snoozed",
  "spam_marked",
  "reopened",
] as const;
export type UndoableAct = (typeof undoableActs)[number];

/** A line of a thread that nobody wrote: what was done with the conversation. */
export interface ActLine {
  kind: "act";
  act: ConversationAct;
}

/** What came of an act on many: how many it changed, and which it left as they were, each with why. */
export interface BulkOutcome {
  changed: number;
  left: { conversationId: string; reason: "not_found" | "not_yours" | "wrong_state" | "no_change" | "stale_version" }[];
  /** Under which it may be undone; null where nothing was changed. */
  undoId: string | null;
}

/** What came of undoing: how many stand again as before, and how many others have changed since. */
export interface UndoOutcome {
  restored: number;
  changedSince: number;
}

export const workLimits = {
  noteLength: 1000,
  /** Conversations in one act. */
  bulk: 500,
  /** How long the offer to undo is shown, and how long the server keeps what it needs. */
  undoOfferedMs: 10_000,
  undoKeptMs: 10 * 60_000,
  /** A snooze may last this long. */
  snoozeDays: 366,
} as const;

/** To whom conversations may be handed, and what a queue may be filtered by. */
export interface Directory {
  members: (Named & { teamIds: string[]; isSenior: boolean })[];
  teams: Named[];
  inboxes: Named[];
}
