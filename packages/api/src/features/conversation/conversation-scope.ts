import type { Conversation, Standing } from "@frontdesk/contract";
import type { LockedConversation } from "./lock.queries.ts";

interface Placed {
  teamId: string;
  inboxId: string;
  assigneeId: string | null;
}

/** R5: the keys under which a conversation's events travel; they mirror `withinReach`. */
export function keysOf({ teamId, inboxId, assigneeId }: Placed): string[] {
  const keys = ["all", `team:${teamId}`, `inbox:${inboxId}`];
  if (assigneeId) keys.push(`member:${assigneeId}`);
  return keys;
}

/** The same of a conversation as it goes out. */
export function keysOfConversation({ teamId, inbox, assignee }: Conversation): string[] {
  return keysOf({ teamId, inboxId: inbox.id, assigneeId: assignee?.id ?? null });
}

/** How a held conversation stands. */
export function standingOf(held: LockedConversation): Standing {
  const { state, assigneeId, teamId, inboxId, priority, tagIds, waitingSince, slaState: sla } = held;
  const placed = { assigneeId, teamId, inboxId };
  return { state, ...placed, priority, tagIds, waitingSince: waitingSince?.toISOString() ?? null, sla };
}
