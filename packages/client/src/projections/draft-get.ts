import type { Draft } from "@frontdesk/contract";
import { leftId, type Projection, refetch } from "./projection.ts";

/** What the viewer is writing in a conversation. The feed tells that it changed elsewhere, and what it says only where that is nothing. */
export const draftGet: Projection<{ conversationId: string }, Draft[]> = (drafts, change, { input }) => {
  const { conversationId } = input;
  if (leftId(change, "conversation") === conversationId) return refetch;
  if ("left" in change || change.kind !== "draft.changed" || change.data.conversationId !== conversationId)
    return drafts;
  const { kind, version, isBlank } = change.data;
  const known = drafts.find((draft) => draft.kind === kind);
  if (known && known.version >= version) return drafts;
  if (!isBlank) return refetch;
  const blank: Draft = { kind, text: "", answered: null, version };
  const others = drafts.filter((draft) => draft.kind !== kind);
  return [...others, blank].sort((one, other) => other.kind.localeCompare(one.kind));
};
