import { withOpId } from "@frontdesk/client";
import type { Conversation, Priority } from "@frontdesk/contract";
import { use, useState } from "react";
import { trpc } from "../../desk.ts";
import { useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import { movesOf } from "./conversation-moves.ts";
import { QueueContext } from "./queue/queue-context.ts";
import { useOfferUndo } from "./work/offer-undo.ts";

/** What is asked in a dialog before it is done. */
export type WorkQuestion = "transfer" | "assign" | "escalate" | "snooze" | "tags" | "priority";

/** What the reader may do with a conversation, and the doing of it. A lost race says who won. */
export function useMoves(conversation: Conversation) {
  const { memberId, can } = useViewer();
  const { id: conversationId, state } = conversation;
  const queue = use(QueueContext);
  const [question, ask] = useState<WorkQuestion | null>(null);
  const onError = useToastError();
  const offerUndo = useOfferUndo();
  const { conversation: desk } = trpc;
  const takes = desk.take.useMutation({ onError });
  const releases = desk.release.useMutation({ onError });
  const awaits = desk.await.useMutation({ onError });
  const wakes = desk.wake.useMutation({ onError });
  const prioritises = desk.prioritise.useMutation({ onError });
  const snoozes = desk.snooze.useMutation({ onError, onSuccess: ({ undoId }) => offerUndo("snoozed", undoId) });
  const closes = desk.close.useMutation({ onError, onSuccess: ({ undoId }) => offerUndo("closed", undoId) });
  const marks = desk.markSpam.useMutation({ onError, onSuccess: ({ undoId }) => offerUndo("spam_marked", undoId) });
  const reopens = desk.reopen.useMutation({ onError });
  const clears = desk.clearSpam.useMutation({ onError });

  const offered = movesOf(conversation, {
    memberId,
    mayHandle: can("conversation:handle"),
    mayOverride: can("conversation:override"),
  });
  const one = () => withOpId({ conversationId });
  const take = () => takes.mutate(withOpId({ conversationId }));
  const release = () => releases.mutate(one());
  const wake = () => wakes.mutate(one());
  const close = () => closes.mutate(one());
  const closeAndGoOn = () => {
    // The queue knows what follows as long as this one stands in it.
    queue?.current?.goOn();
    close();
  };
  const reopen = () => reopens.mutate(one());
  const awaitContact = () => awaits.mutate(one());
  const all = [takes, releases, awaits, wakes, prioritises, snoozes, closes, marks, reopens, clears];
  return {
    offered,
    question,
    ask,
    take,
    takeOver: () => takes.mutate(withOpId({ conversationId, override: true })),
    release,
    await: awaitContact,
    prioritise: (priority: Priority) => prioritises.mutate(withOpId({ conversationId, priority })),
    snooze: (until: string | null) => snoozes.mutate(withOpId({ conversationId, until })),
    wake,
    close,
    closeAndGoOn,
    reopen,
    markSpam: () => marks.mutate(one()),
    clearSpam: () => clears.mutate(one()),
    isPending: all.some(({ isPending }) => isPending),
    byKey: {
      // A colleague may have been faster: the server says who, so the key always asks.
      ...(can("conversation:handle") && { t: take }),
      ...(offered.release && { r: release }),
      ...(offered.transfer && { a: () => ask("transfer") }),
      ...(offered.escalate && { e: () => ask("escalate") }),
      ...(offered.snooze && { s: state === "snoozed" ? wake : () => ask("snooze") }),
      ...(offered.await && { w: awaitContact }),
      ...(offered.sort && { l: () => ask("tags"), p: () => ask("priority") }),
      ...(offered.close && { c: close, C: closeAndGoOn }),
      ...(offered.reopen && { o: reopen }),
    },
  };
}

export type UsableMoves = ReturnType<typeof useMoves>;
