import { withOpId } from "@frontdesk/client";
import type { ContactNote } from "@frontdesk/contract";
import { ActionIcon, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PencilIcon, TrashIcon } from "../../../ui/icons.ts";
import { fullTime } from "../../../ui/time.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import classes from "./card-section.module.css";

interface ContactNoteItemProps {
  note: ContactNote;
  mayManage: boolean;
  onEdit: () => void;
}

/** One note, whose it is and since when; it is its writer's to change. */
export function ContactNoteItem({ note, mayManage, onEdit }: ContactNoteItemProps) {
  const { t, i18n } = useTranslation();
  const { memberId, can } = useViewer();
  const { id: noteId, author, text, createdAt } = note;
  const removes = trpc.contact.removeNote.useMutation({ onError: useToastError() });
  const isOwn = author.id === memberId;
  return (
    <>
      <p className={classes.words}>{text}</p>
      <Group gap={4} justify="space-between" wrap="nowrap">
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {author.name} · <time dateTime={createdAt}>{fullTime(createdAt, i18n.language)}</time>
        </Text>
        <Group gap={2} wrap="nowrap">
          {isOwn && mayManage && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t("contactNotes.editOf", { name: author.name })}
              onClick={onEdit}
            >
              <PencilIcon size={14} />
            </ActionIcon>
          )}
          {mayManage && (isOwn || can("conversation:override")) && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t("contactNotes.removeOf", { name: author.name })}
              disabled={removes.isPending}
              onClick={() => removes.mutate(withOpId({ noteId }))}
            >
              <TrashIcon size={14} />
            </ActionIcon>
          )}
        </Group>
      </Group>
    </>
  );
}
