import { withOpId } from "@frontdesk/client";
import type { StaffGroup } from "@frontdesk/contract";
import { Alert, Badge, Button, Card, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import type { GivenCode } from "./staff-group-code.tsx";

interface StaffGroupCardProps {
  group: StaffGroup;
  username: string;
  onEdit: () => void;
  onCode: (given: GivenCode) => void;
}

/** A staff group: whose conversations have topics there, whether it works, and what is missing if it does not. */
export function StaffGroupCard({ group, username, onEdit, onCode }: StaffGroupCardProps) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const { id, chat, lacks } = group;
  const name = chat?.title ?? t("staffGroup.unnamed");
  const [asking, { open, close }] = useDisclosure(false);
  const remove = trpc.staffGroup.remove.useMutation({ onSuccess: () => toastDone(t("staffGroup.removed")) });
  const retry = trpc.staffGroup.retry.useMutation({ onError: toastError });
  const renew = trpc.staffGroup.renewCode.useMutation({ onSuccess: onCode, onError: toastError });
  const standing = chat === null ? "waiting" : lacks.length > 0 ? "lacking" : "ready";
  const color = { waiting: "gray", lacking: "orange", ready: "green" }[standing];
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Stack gap="xs">
        <Group gap={6}>
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {name}
          </Text>
          <Badge variant="dot" color={color} tt="none">
            {t(`staffGroup.${standing}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {t("staffGroup.by", { username })} · <Served group={group} />
        </Text>
        {lacks.length > 0 && (
          <Alert variant="outline" color={chat === null ? "gray" : "orange"} py="xs">
            <List size="sm">
              {lacks.map((lack) => (
                <List.Item key={lack}>{t(`staffGroup.lack.${lack}`)}</List.Item>
              ))}
            </List>
          </Alert>
        )}
        <Group gap="xs">
          {chat !== null && lacks.length > 0 && (
            <Button
              size="xs"
              loading={retry.isPending}
              aria-label={t("staffGroup.retryOf", { name })}
              onClick={() => retry.mutate(withOpId({ staffGroupId: id }))}
            >
              {t("staffGroup.retry")}
            </Button>
          )}
          {chat === null && (
            <Button
              size="xs"
              loading={renew.isPending}
              aria-label={t("staffGroup.newCodeOf", { name })}
              onClick={() => renew.mutate(withOpId({ staffGroupId: id }))}
            >
              {t("staffGroup.newCode")}
            </Button>
          )}
          <Button variant="default" size="xs" aria-label={t("staffGroup.editOf", { name })} onClick={onEdit}>
            {t("staffGroup.edit")}
          </Button>
          <Button variant="default" size="xs" aria-label={t("staffGroup.removeOf", { name })} onClick={open}>
            {t("staffGroup.remove")}
          </Button>
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        title={t("staffGroup.removeTitle", { name })}
        hint={t("staffGroup.removeHint")}
        action={t("staffGroup.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(withOpId({ staffGroupId: id }), { onSuccess: close })}
        onClose={close}
      />
    </Card>
  );
}

function Served({ group: { inboxIds, teamIds } }: { group: StaffGroup }) {
  const { t } = useTranslation();
  const { data: directory } = trpc.conversation.directory.useQuery();
  const namesOf = (ids: string[], known: { id: string; name: string }[] = []) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? "…").join(", ");
  if (inboxIds.length === 0 && teamIds.length === 0) return t("staffGroup.everywhere");
  const parts = [
    inboxIds.length > 0 && t("staffGroup.inboxes", { names: namesOf(inboxIds, directory?.data.inboxes) }),
    teamIds.length > 0 && t("staffGroup.teams", { names: namesOf(teamIds, directory?.data.teams) }),
  ];
  return parts.filter(Boolean).join(" · ");
}
