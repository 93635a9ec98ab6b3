import { type ConversationCounts, conversationViews, type Standing, viewsOf } from "@frontdesk/contract";
import { moveIn } from "./conversation.ts";
import { leftId, type Projection, refetch } from "./projection.ts";

/** Counts move by the difference between how a conversation stood and how it stands; they carry no version of their own. */
export const conversationCounts: Projection<unknown, ConversationCounts> = (counts, change, { viewer }) => {
  // Who left the scope does not say in which views it stood.
  if (leftId(change, "conversation")) return refetch;
  const move = moveIn(change);
  if (!move) return counts;

  const { state, assignee } = move.conversation;
  const before = views(move.was, viewer.memberId);
  const after = views({ state, assigneeId: assignee?.id ?? null }, viewer.memberId);
  const moved = conversationViews.filter((view) => before.includes(view) !== after.includes(view));
  if (moved.length === 0) return counts;
  const next = { ...counts };
  for (const view of moved) next[view] += after.includes(view) ? 1 : -1;
  return next;
};

function views(standing: Standing | null, memberId: string | null) {
  return standing ? viewsOf(standing, memberId) : [];
}
