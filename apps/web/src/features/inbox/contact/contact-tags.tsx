import { withOpId } from "@frontdesk/client";
import type { Contact } from "@frontdesk/contract";
import { Group, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormError } from "../../../ui/form-error.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TagChip } from "../tag-chip.tsx";
import { useTags } from "../use-tags.ts";
import { TagPicker } from "../work/tag-picker.tsx";
import { CardSection } from "./card-section.tsx";

interface ContactTagsProps {
  contact: Contact;
  mayManage: boolean;
}

/** By what a person is sorted. */
export function ContactTags({ contact, mayManage }: ContactTagsProps) {
  const { t } = useTranslation();
  const { tagsIn } = useTags();
  const [choosing, { open, close }] = useDisclosure(false);
  const tags = tagsIn(contact.tagIds);
  return (
    <CardSection title={t("contact.tags")} edit={mayManage && { label: t("contact.editTags"), onEdit: open }}>
      {tags.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("contact.noTags")}
        </Text>
      ) : (
        <Group gap={4}>
          {tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} />
          ))}
        </Group>
      )}
      {choosing && <TagsDialog contact={contact} onClose={close} />}
    </CardSection>
  );
}

/** Only the difference is sent, so that a colleague's tags stay. */
function TagsDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { t } = useTranslation();
  const [before] = useState(contact.tagIds);
  const [chosen, setChosen] = useState(before);
  const tagging = trpc.contact.tag.useMutation({ onSuccess: onClose });

  const save = (event: FormEvent) => {
    event.preventDefault();
    const add = chosen.filter((id) => !before.includes(id));
    const remove = before.filter((id) => !chosen.includes(id));
    if (add.length + remove.length === 0) onClose();
    else tagging.mutate(withOpId({ contactId: contact.id, add, remove }));
  };
  return (
    <Modal opened onClose={onClose} title={t("contact.tags")} closeButtonProps={{ "aria-label": t("close") }}>
      <form onSubmit={save}>
        <Stack>
          <TagPicker chosen={chosen} onChange={setChosen} />
          <FormError error={tagging.error} />
          <Group justify="end">
            <SubmitButton isPending={tagging.isPending} error={tagging.error}>
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
