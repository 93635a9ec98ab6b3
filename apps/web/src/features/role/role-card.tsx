import { withOpId } from "@frontdesk/client";
import type { RoleRights } from "@frontdesk/contract";
import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { PermissionBadges } from "../../ui/permission-badges.tsx";
import { roleName } from "../../ui/role-name.ts";
import { toastDone } from "../../ui/toast.tsx";

interface RoleCardProps {
  role: RoleRights;
  mayManage: boolean;
  onEdit: () => void;
}

/** What a role lets its holders do, and how far. */
export function RoleCard({ role, mayManage, onEdit }: RoleCardProps) {
  const { t } = useTranslation();
  const { id, preset, permissions, scope, version } = role;
  const name = roleName(role, t);
  const [asking, { open, close }] = useDisclosure(false);
  const remove = trpc.role.remove.useMutation({ onSuccess: () => toastDone(t("roles.removed", { name })) });
  return (
    <Card component="article" withBorder padding="sm" aria-label={name}>
      <Group justify="space-between" align="start" wrap="wrap" gap="xs">
        <Stack gap={6} miw={0} flex="1 1 260px">
          <Group gap={6}>
            <Text fw={600}>{name}</Text>
            {preset !== null && (
              <Badge variant="light" color="gray" tt="none">
                {t("roles.preset")}
              </Badge>
            )}
          </Group>
          {preset !== null && (
            <Text size="sm" c="dimmed">
              {t(`presetHint.${preset}`)}
            </Text>
          )}
          <PermissionBadges permissions={permissions} />
          <Text size="xs" c="dimmed">
            {t("roles.reach")}: {t(`scope.${scope}`)}
          </Text>
        </Stack>
        {mayManage && preset !== "owner" && (
          <Group gap="xs" flex="none">
            <Button variant="default" size="xs" aria-label={t("roles.editOf", { name })} onClick={onEdit}>
              {t("roles.edit")}
            </Button>
            {preset === null && (
              <Button variant="default" size="xs" aria-label={t("roles.removeOf", { name })} onClick={open}>
                {t("roles.remove")}
              </Button>
            )}
          </Group>
        )}
      </Group>
      <Confirm
        opened={asking}
        title={t("roles.removeTitle", { name })}
        hint={t("roles.removeHint")}
        action={t("roles.remove")}
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(withOpId({ roleId: id, version }), { onSuccess: close })}
        onClose={close}
      />
    </Card>
  );
}
