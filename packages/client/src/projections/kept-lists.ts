import { type CannedReply, compareKept, type Guide, type GuideProgress } from "@frontdesk/contract";
import { leftId, type Projection, refetch } from "./projection.ts";
import { mapRows, without, withRow } from "./rows.ts";

/** The canned replies that the viewer may use. */
export const cannedReplyList: Projection<unknown, CannedReply[]> = (replies, change) => {
  const left = leftId(change, "canned_reply");
  if (left) return without(replies, { id: left });
  if ("left" in change) return replies;
  switch (change.kind) {
    case "canned_reply.saved": {
      const { cannedReply } = change.data;
      const known = replies.find(({ id }) => id === cannedReply.id)?.uses ?? 0;
      return withRow(replies, { ...cannedReply, uses: Math.max(cannedReply.uses, known) }, compareKept);
    }
    case "canned_reply.removed":
      return without(replies, change.data);
    case "canned_reply.used": {
      const { id, uses } = change.data;
      return mapRows(replies, (one) => (one.id === id && one.uses < uses ? { ...one, uses } : one));
    }
    default:
      return replies;
  }
};

/** The guides that the viewer may use. */
export const guideList: Projection<unknown, Guide[]> = (guides, change) => {
  const left = leftId(change, "guide");
  if (left) return without(guides, { id: left });
  if ("left" in change) return guides;
  if (change.kind === "guide.saved") return withRow(guides, change.data.guide, compareKept);
  return change.kind === "guide.removed" ? without(guides, change.data) : guides;
};

/** How far a conversation has been led. */
export const guideProgress: Projection<{ conversationId: string }, GuideProgress | null> = (
  progress,
  change,
  { input: { conversationId } },
) => {
  if (leftId(change, "conversation") === conversationId) return refetch;
  if ("left" in change || change.kind !== "guide.progressed" || change.data.conversationId !== conversationId)
    return progress;
  const next = change.data.progress;
  return next?.guideId === progress?.guideId && next?.step === progress?.step ? progress : next;
};
