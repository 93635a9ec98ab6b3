import { withOpId } from "@frontdesk/client";
import { type Contact, canUnmerge } from "@frontdesk/contract";
import { Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { fullTime } from "../../../ui/time.ts";
import { toastDone, useToastError } from "../../../ui/toast.tsx";

interface ContactMergesProps {
  contact: Contact;
  mayManage: boolean;
}

/** Who was found to be the same person a short while ago, and the way back. */
export function ContactMerges({ contact, mayManage }: ContactMergesProps) {
  const { t, i18n } = useTranslation();
  const unmerges = trpc.contact.unmerge.useMutation({
    onSuccess: () => toastDone(t("contact.unmerged")),
    onError: useToastError(),
  });
  const undoable = contact.merges.filter((merge) => canUnmerge(merge, new Date()));
  return undoable.map(({ id: mergeId, name, at, by }) => (
    <Group key={mergeId} gap="xs" justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }} title={`${by}, ${fullTime(at, i18n.language)}`}>
        {t("contact.merges", { name })}
      </Text>
      {mayManage && (
        <Button
          variant="default"
          size="xs"
          flex="none"
          loading={unmerges.isPending}
          onClick={() => unmerges.mutate(withOpId({ mergeId }))}
        >
          {t("contact.unmerge")}
        </Button>
      )}
    </Group>
  ));
}
