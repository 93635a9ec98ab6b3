import { withOpId } from "@frontdesk/client";
import type { Member, Team } from "@frontdesk/contract";
import { Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

interface TeamCardProps {
  team: Team;
  members: Member[];
  mayManage: boolean;
  onEdit: () => void;
}

/** A team and who is in it. */
export function TeamCard({ team, members, mayManage, onEdit }: TeamCardProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const { id, name, isDefault, memberIds, version } = team;
  const [asking, { open, close }] = useDisclosure(false);
  const remove = trpc.team.remove.useMutation({ onSuccess: () => toastDone(t("teams.removed", { name })) });
  const mates = members.filter((member) => memberIds.includes(member.id));
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" align="start" wrap="wrap" gap="xs">
        <Stack gap={6} miw={0} flex="1 1 260px">
          <Group gap={6}>
            <Anchor
              fw={600}
              style={{ overflowWrap: "anywhere" }}
              renderRoot={(props) => (
                <Link
                  to="/w/$slug/settings/teams/$teamId"
                  params={{ slug: workspace.slug, teamId: id }}
                  aria-label={t("teamPage.open", { name })}
                  {...props}
                />
              )}
            >
              {name}
            </Anchor>
            {isDefault && (
              <Badge variant="light" color="gray" tt="none">
                {t("teams.default")}
              </Badge>
            )}
          </Group>
          {isDefault && (
            <Text size="sm" c="dimmed">
              {t("teams.defaultHint")}
            </Text>
          )}
          {mates.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t("teams.none")}
            </Text>
          ) : (
            <Group gap={4}>
              {mates.map((member) => (
                <Badge key={member.id} variant="default" tt="none" fw={500}>
                  {member.name}
                </Badge>
              ))}
            </Group>
          )}
        </Stack>
        {mayManage && (
          <Group gap="xs" flex="none">
            <Button variant="default" size="xs" aria-label={t("teams.editOf", { name })} onClick={onEdit}>
              {t("teams.edit")}
            </Button>
            {!isDefault && (
              <Button variant="default" size="xs" aria-label={t("teams.removeOf", { name })} onClick={open}>
                {t("teams.remove")}
              </Button>
            )}
          </Group>
        )}
      </Group>
      <Confirm
        opened={asking}
        title={t("teams.removeTitle", { name })}
        hint={t("teams.removeHint")}
        action={t("teams.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(withOpId({ teamId: id, version }), { onSuccess: close })}
        onClose={close}
      />
    </Card>
  );
}
