import { withOpId } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
import { trpc } from "../../desk.ts";
import { useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import { movesOf } from "./conversation-moves.ts";

/** What the reader may do with a conversation, and the doing of it. A lost race says who won. */
export function useMoves(conversation: Conversation) {
  const { memberId, can } = useViewer();
  const onError = useToastError();
  const takes = trpc.conversation.take.useMutation({ onError });
  const releases = trpc.conversation.release.useMutation({ onError });
  const closes = trpc.conversation.close.useMutation({ onError });
  const reopens = trpc.conversation.reopen.useMutation({ onError });

  const offered = movesOf(conversation, {
    memberId,
    mayHandle: can("conversation:handle"),
    mayOverride: can("conversation:override"),
  });
  const conversationId = conversation.id;
  const take = () => takes.mutate(withOpId({ conversationId }));
  const takeOver = () => takes.mutate(withOpId({ conversationId, override: true }));
  const release = () => releases.mutate(withOpId({ conversationId }));
  const close = () => closes.mutate(withOpId({ conversationId }));
  const reopen = () => reopens.mutate(withOpId({ conversationId }));
  return {
    offered,
    take,
    takeOver,
    release,
    close,
    reopen,
    isPending: takes.isPending || releases.isPending || closes.isPending || reopens.isPending,
    byKey: {
      // A colleague may have been faster: the server says who, so the key always asks.
      ...(can("conversation:handle") && { t: take }),
      ...(offered.release && { r: release }),
      ...(offered.close && { c: close }),
      ...(offered.reopen && { o: reopen }),
    },
  };
}

export type UsableMoves = ReturnType<typeof useMoves>;
