import { withOpId } from "@frontdesk/client";
import type { Conversation } from "@frontdesk/contract";
import { Button, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { useDialogOutcome } from "./dialog-outcome.ts";
import { TagPicker } from "./tag-picker.tsx";

interface TagsDialogProps {
  conversation: Conversation;
  onClose: () => void;
}

/** Chooses what a conversation is about. Only the difference is sent, so that a colleague's tags stay. */
export function TagsDialog({ conversation, onClose }: TagsDialogProps) {
  const { t } = useTranslation();
  const [before] = useState(conversation.tagIds);
  const [chosen, setChosen] = useState(before);
  const tagging = trpc.conversation.tag.useMutation(useDialogOutcome(onClose));

  const save = () => {
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    if (add.length + remove.length === 0) onClose();
    else tagging.mutate(withOpId({ conversationId: conversation.id, add, remove }));
  };
  return (
    <Modal
      opened={!tagging.isPending}
      onClose={onClose}
      title={t("tagsDialog.title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <TagPicker chosen={chosen} onChange={setChosen} />
        <FormError error={tagging.error} />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button onClick={save}>{t("save")}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
