import type { Permission } from "@frontdesk/contract";
import { Badge, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** What a role or a token may do, in words. */
export function PermissionBadges({ permissions }: { permissions: readonly Permission[] }) {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      {permissions.map((permission) => (
        <Badge key={permission} variant="default" tt="none" fw={500}>
          {t(`permission.${permission}`)}
        </Badge>
      ))}
    </Group>
  );
}
