import { withOpId } from "@frontdesk/client";
import { type SlaGrounds, type SlaPolicy, slaMetrics } from "@frontdesk/contract";
import { ActionIcon, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { ArrowDownIcon, ArrowUpIcon } from "../../ui/icons.ts";
import { toastDone } from "../../ui/toast.tsx";
import { useDuration } from "./use-duration.ts";

interface PolicyCardProps {
  policy: SlaPolicy;
  grounds: SlaGrounds;
  /** Whether there are others that it may be asked before or after. */
  isOneOfSeveral: boolean;
  onEdit: () => void;
  /** Null where it can't be asked earlier, or later. */
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

/** A policy: what it is for, what it promises, and by whose hours. */
export function PolicyCard({ policy, grounds, isOneOfSeveral, onEdit, onUp, onDown }: PolicyCardProps) {
  const { t } = useTranslation();
  const duration = useDuration();
  const [asking, { open, close }] = useDisclosure(false);
  const { id, name, isDefault, targets, hours, warnPercent, pauses, escalates } = policy;
  const remove = trpc.slaPolicy.remove.useMutation({ onSuccess: () => toastDone(t("promises.removed", { name })) });
  const details = [
    t(`promises.by.${hours}`),
    t("promises.warns", { percent: warnPercent }),
    targets.resolution !== null && pauses && t("promises.paused"),
    escalates && t("promises.escalating"),
  ];
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" align="start" gap="xs">
        <Stack gap={6} miw={0} flex="1 1 260px">
          <Group gap={6}>
            <Text fw={600} style={{ overflowWrap: "anywhere" }}>
              {name}
            </Text>
            {isDefault && (
              <Badge variant="light" color="gray" tt="none">
                {t("promises.default")}
              </Badge>
            )}
          </Group>
          <Text size="sm" c="dimmed">
            {isDefault ? t("promises.forRest") : <Conditions policy={policy} grounds={grounds} />}
          </Text>
          <Group gap="xs">
            {slaMetrics.map((metric) => {
              const minutes = targets[metric];
              return (
                minutes !== null && (
                  <Badge key={metric} variant="default" tt="none" fw={500}>
                    {t(`promises.metric.${metric}`)}: {duration(minutes)}
                  </Badge>
                )
              );
            })}
          </Group>
          <Text size="xs" c="dimmed">
            {details.filter(Boolean).join(" · ")}
          </Text>
        </Stack>
        <Group gap="xs" flex="none">
          {isOneOfSeveral && (
            <>
              <ActionIcon
                variant="default"
                size={30}
                disabled={!onUp}
                aria-label={t("promises.up", { name })}
                onClick={() => onUp?.()}
              >
                <ArrowUpIcon size={16} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size={30}
                disabled={!onDown}
                aria-label={t("promises.down", { name })}
                onClick={() => onDown?.()}
              >
                <ArrowDownIcon size={16} />
              </ActionIcon>
            </>
          )}
          <Button variant="default" size="xs" aria-label={t("promises.editOf", { name })} onClick={onEdit}>
            {t("promises.edit")}
          </Button>
          <Button variant="default" size="xs" aria-label={t("promises.removeOf", { name })} onClick={open}>
            {t("promises.remove")}
          </Button>
        </Group>
      </Group>
      <Confirm
        opened={asking}
        title={t("promises.removeTitle", { name })}
        hint={t("promises.removeHint")}
        action={t("promises.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(withOpId({ policyId: id }), { onSuccess: close })}
        onClose={close}
      />
    </Card>
  );
}

/** What a policy is for, by name; what is gone is said to be. */
function Conditions({ policy, grounds }: { policy: SlaPolicy; grounds: SlaGrounds }) {
  const { t } = useTranslation();
  const { inboxIds, teamIds, tagIds, priorities } = policy;
  const namesOf = (ids: string[], rows: { id: string; name: string }[]) =>
    ids.map((id) => rows.find((row) => row.id === id)?.name ?? t("promises.gone")).join(", ");
  const parts = [
    inboxIds.length > 0 && t("promises.inInboxes", { names: namesOf(inboxIds, grounds.inboxes) }),
    teamIds.length > 0 && t("promises.ofTeams", { names: namesOf(teamIds, grounds.teams) }),
    tagIds.length > 0 && t("promises.withTags", { names: namesOf(tagIds, grounds.tags) }),
    priorities.length > 0 && priorities.map((priority) => t(`inbox.urgency.${priority}`)).join(", "),
  ];
  return parts.filter(Boolean).join(" · ");
}
