import { compareRoles, type Preset, type RoleRights } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { roleName } from "../../ui/role-name.ts";

/** The workspace's roles as a select offers them, and a role by the value chosen. */
export function useRoleChoice() {
  const { t } = useTranslation();
  const roles = trpc.role.list.useQuery();
  const sorted = (roles.data?.data ?? []).toSorted(compareRoles);
  return {
    options: sorted.map((role) => ({ value: role.id, label: roleName(role, t) })),
    hintOf: (roleId: string) => hintOf(sorted.find(({ id }) => id === roleId)),
    ofPreset: (preset: Preset) => sorted.find((role) => role.preset === preset)?.id ?? null,
  };

  function hintOf(role: RoleRights | undefined): string {
    if (!role) return "";
    return role.preset === null
      ? t("roles.ownHint", { count: role.permissions.length })
      : t(`presetHint.${role.preset}`);
  }
}
