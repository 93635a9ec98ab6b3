import { withOpId } from "@frontdesk/client";
import type { CustomField } from "@frontdesk/contract";
import { ActionIcon, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { ArrowDownIcon, ArrowUpIcon } from "../../ui/icons.ts";
import { useToastError } from "../../ui/toast.tsx";

interface FieldCardProps {
  field: CustomField;
  onEdit: () => void;
  /** Null where it is the first, or the last. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
  isMoving: boolean;
}

/** A field of the workspace's own, its place among the others, and what may be done with it. */
export function FieldCard({ field, onEdit, onUp, onDown, isMoving }: FieldCardProps) {
  const { t } = useTranslation();
  const { id, name, kind, choices, isArchived, version } = field;
  const edits = trpc.customField.edit.useMutation({ onError: useToastError() });
  const archive = () => edits.mutate(withOpId({ customFieldId: id, name, choices, isArchived: !isArchived, version }));
  const move = (label: string, onClick: (() => void) | null, Icon: typeof ArrowUpIcon) => (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={30}
      aria-label={label}
      disabled={onClick === null || isMoving}
      onClick={() => onClick?.()}
    >
      <Icon size={16} />
    </ActionIcon>
  );
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" wrap="wrap" gap="xs">
        <Stack gap={4} miw={0} flex="1 1 200px">
          <Group gap={8}>
            <Text fw={600} {...(isArchived && { c: "dimmed" })} style={{ overflowWrap: "anywhere" }}>
              {name}
            </Text>
            {isArchived && (
              <Badge variant="light" color="gray" tt="none">
                {t("fieldsPage.archived")}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
            {[t(`fieldsPage.kinds.${kind}`), choices.join(", ")].filter((part) => part !== "").join(": ")}
          </Text>
        </Stack>
        <Group gap="xs" flex="none">
          {!isArchived && move(t("fieldsPage.up", { name }), onUp, ArrowUpIcon)}
          {!isArchived && move(t("fieldsPage.down", { name }), onDown, ArrowDownIcon)}
          <Button variant="default" size="xs" aria-label={t("fieldsPage.editOf", { name })} onClick={onEdit}>
            {t("fieldsPage.edit")}
          </Button>
          <Button
            variant="default"
            size="xs"
            aria-label={t(isArchived ? "fieldsPage.restoreOf" : "fieldsPage.archiveOf", { name })}
            loading={edits.isPending}
            onClick={archive}
          >
            {t(isArchived ? "fieldsPage.restore" : "fieldsPage.archive")}
          </Button>
        </Group>
      </Group>
    </Card>
  );
}
