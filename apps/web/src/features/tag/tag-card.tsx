import { withOpId } from "@frontdesk/client";
import type { Tag, TagUsage } from "@frontdesk/contract";
import { Badge, Button, Card, Group, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone } from "../../ui/toast.tsx";

interface TagCardProps {
  tag: Tag;
  usage: TagUsage | undefined;
  mayManage: boolean;
  onEdit: () => void;
}

/** A tag, on how much it is, and what may be done with it. */
export function TagCard({ tag, usage, mayManage, onEdit }: TagCardProps) {
  const { t } = useTranslation();
  const { id, name, color } = tag;
  const [asking, { open, close }] = useDisclosure(false);
  const removes = trpc.tag.remove.useMutation({
    onSuccess: () => {
      toastDone(t("tagsPage.removed", { name }));
      close();
    },
  });
  const conversations = t("tagsPage.conversations", { count: usage?.conversations ?? 0 });
  const contacts = t("tagsPage.contacts", { count: usage?.contacts ?? 0 });
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" wrap="wrap" gap="xs">
        <Group gap="sm" miw={0} flex="1 1 200px">
          <Badge variant="dot" color={color} size="lg" tt="none" fw={600} maw="100%">
            {name}
          </Badge>
          <Text size="sm" c="dimmed">
            {conversations} · {contacts}
          </Text>
        </Group>
        {mayManage && (
          <Group gap="xs" flex="none">
            <Button variant="default" size="xs" aria-label={t("tagsPage.editOf", { name })} onClick={onEdit}>
              {t("tagsPage.edit")}
            </Button>
            <Button variant="default" size="xs" aria-label={t("tagsPage.removeOf", { name })} onClick={open}>
              {t("tagsPage.remove")}
            </Button>
          </Group>
        )}
      </Group>
      <Confirm
        opened={asking}
        title={t("tagsPage.removeTitle", { name })}
        hint={t("tagsPage.removeHint")}
        action={t("tagsPage.remove")}
        isPending={removes.isPending}
        error={removes.error}
        onConfirm={() => removes.mutate(withOpId({ tagId: id }))}
        onClose={close}
      />
    </Card>
  );
}
