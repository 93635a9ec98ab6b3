import {
  answers,
  type ConversationChange,
  type ConversationCounts,
  type ConversationFilter,
  conversationViews,
  filterOf,
  reaches,
  standingOf,
} from "@frontdesk/contract";
import { moveIn } from "./conversation.ts";
import { leftId, type Projection, refetch, type Viewer } from "./projection.ts";

/** Counts move by the difference between how a conversation stood and how it stands; they carry no version of their own. */
export const conversationCounts: Projection<unknown, ConversationCounts> = (counts, change, { viewer }) => {
  // Who left the scope does not say in which views it stood.
  if (leftId(change, "conversation")) return refetch;
  const move = moveIn(change);
  if (!move) return counts;
  const moved = conversationViews.map((view) => [view, differenceBy(move, filterOf(view), viewer)] as const);
  if (moved.every(([, difference]) => difference === 0)) return counts;
  const next = { ...counts };
  for (const [view, difference] of moved) next[view] += difference;
  return next;
};

/** By how many a change moves the count of a filter, for how long somebody waits apart: 1, 0 or -1. */
export function differenceBy({ conversation, was }: ConversationChange, filter: ConversationFilter, viewer: Viewer) {
  // What came into reach by this very change was not counted before, however it stood.
  const before = was !== null && reaches(viewer, was) && answers(was, filter, viewer.memberId);
  const after = answers(standingOf(conversation), filter, viewer.memberId);
  return Number(after) - Number(before);
}
