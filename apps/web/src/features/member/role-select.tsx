import { withOpId } from "@frontdesk/client";
import type { Member } from "@frontdesk/contract";
import { Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { roleName } from "../../ui/role-name.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { useRoleChoice } from "./role-choice.ts";

/** Changes a member's role at once; it holds on their open pages within two seconds. */
export function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation();
  const proven = useProven();
  const toastError = useToastError();
  const { options, hintOf } = useRoleChoice();
  const change = trpc.member.changeRole.useMutation({
    onSuccess: ({ name, role }) => toastDone(t("members.roleChanged", { name, role: roleName(role, t) })),
    onError: toastError,
  });
  return (
    <Select
      size="xs"
      aria-label={t("members.changeRole", { name: member.name })}
      data={options}
      value={member.role.id}
      allowDeselect={false}
      disabled={change.isPending}
      comboboxProps={{ width: 260, position: "bottom-end" }}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {hintOf(option.value)}
          </Text>
        </div>
      )}
      onChange={(roleId) => {
        if (roleId === null || roleId === member.role.id) return;
        const input = { memberId: member.id, roleId, version: member.version };
        void proven(() => change.mutateAsync(withOpId(input)));
      }}
    />
  );
}
