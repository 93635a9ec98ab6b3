import { withOpId } from "@frontdesk/client";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { learnWords } from "../../../language.ts";
import { toastDone, toastOffer, useToastError } from "../../../ui/toast.tsx";

type Told = "closed" | "snoozed" | "spam_marked";

/** A function that says what was done with a conversation, and takes it back where the reader wants so. */
export function useOfferUndo() {
  const { t } = useTranslation();
  const undo = useUndo();
  return (act: Told, undoId: string | null) => {
    if (undoId === null) return;
    void learnWords("work").then(() =>
      toastOffer(t(`undo.${act}`), { label: t("undo.action"), onAccept: () => undo(undoId) }),
    );
  };
}

/** A function that takes back what was done under an id, and says what came of it. */
export function useUndo() {
  const { t } = useTranslation();
  const undoes = trpc.conversation.undo.useMutation({
    onError: useToastError(),
    onSuccess: ({ changedSince }) =>
      toastDone(changedSince === 0 ? t("undo.done") : t("undo.partly", { count: changedSince })),
  });
  return (undoId: string) => undoes.mutate(withOpId({ undoId }));
}
