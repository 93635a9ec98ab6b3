import { withOpId } from "@frontdesk/client";
import { type Conversation, workLimits } from "@frontdesk/contract";
import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { useDialogOutcome } from "./dialog-outcome.ts";
import { ReceiverSelect, type ReceiverValue, receiverIn } from "./receiver-select.tsx";

interface TransferDialogProps {
  conversation: Conversation;
  /** Handed on with a word, or given out by whoever may. */
  mode: "transfer" | "assign";
  onClose: () => void;
}

/** Asks to whom the conversation goes. A colleague who was faster is named, and not overwritten. */
export function TransferDialog({ conversation, mode, onClose }: TransferDialogProps) {
  const { t } = useTranslation();
  const { id: conversationId, assignee, teamId, contact } = conversation;
  const [value, setValue] = useState<ReceiverValue | null>(null);
  const [note, setNote] = useState("");
  // Whoever had it when the question was asked is whom the answer is about.
  const [heldBy] = useState(assignee?.id ?? null);
  const outcome = useDialogOutcome(onClose);
  const transfers = trpc.conversation.transfer.useMutation(outcome);
  const assigns = trpc.conversation.assign.useMutation(outcome);
  const isTransfer = mode === "transfer";
  const sent = isTransfer ? transfers : assigns;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value === null) return;
    const to = receiverIn(value);
    if (!isTransfer) assigns.mutate(withOpId({ conversationId, to, heldBy }));
    else if (to) transfers.mutate(withOpId({ conversationId, to, note: note.trim() || null, heldBy }));
  };
  const title = t(isTransfer ? "transferDialog.title" : "transferDialog.assignTitle", { name: contact.name });
  return (
    <Modal opened={!sent.isPending} onClose={onClose} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form onSubmit={submit}>
        <Stack>
          <ReceiverSelect
            value={value}
            onChange={setValue}
            except={{ memberId: heldBy, teamId: heldBy === null ? teamId : null }}
            mayBeNobody={!isTransfer && heldBy !== null}
          />
          {isTransfer && (
            <Textarea
              label={t("transferDialog.note")}
              description={t("transferDialog.noteHint")}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={workLimits.noteLength}
              value={note}
              onChange={({ currentTarget }) => setNote(currentTarget.value)}
            />
          )}
          <FormError error={sent.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" disabled={value === null}>
              {t(isTransfer ? "transferDialog.action" : "transferDialog.assignAction")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
