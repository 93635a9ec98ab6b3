import { withOpId } from "@frontdesk/client";
import { type Conversation, workLimits } from "@frontdesk/contract";
import { Button, Group, Modal, Select, Stack, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useDialogOutcome } from "./dialog-outcome.ts";
import { useDirectory } from "./use-directory.ts";

interface EscalateDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Asks why a senior is called, and which; any of them, unless one is named. */
export function EscalateDialog({ conversation, onClose }: EscalateDialogProps) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const { members } = useDirectory();
  const [reason, setReason] = useState("");
  const [memberId, setMemberId] = useState<string | null>(null);
  const escalates = trpc.conversation.escalate.useMutation(useDialogOutcome(onClose));
  const seniors = members.filter(({ id, isSenior }) => isSenior && id !== viewer.memberId);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    escalates.mutate(withOpId({ conversationId: conversation.id, reason: reason.trim(), memberId }));
  };
  return (
    <Modal
      opened={!escalates.isPending}
      onClose={onClose}
      title={t("escalateDialog.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Textarea
            label={t("escalateDialog.reason")}
            description={t("escalateDialog.reasonHint")}
            data-autofocus
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={workLimits.noteLength}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          <Select
            label={t("escalateDialog.who")}
            placeholder={t("escalateDialog.anyone")}
            clearable
            searchable
            data={seniors.map(({ id, name }) => ({ value: id, label: name }))}
            nothingFoundMessage={t("transferDialog.nobody")}
            value={memberId}
            onChange={setMemberId}
          />
          <FormError error={escalates.error} />
          <Group justify="end">
            <Button variant="default" onClick={onClose}>
              {t("cancel")}
            </Button>
            <Button type="submit" disabled={reason.trim() === ""}>
              {t("escalateDialog.action")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
