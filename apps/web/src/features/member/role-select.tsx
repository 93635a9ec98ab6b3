import { withOpId } from "@frontdesk/client";
import { type Member, type Preset, presets } from "@frontdesk/contract";
import { Select, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { roleName } from "./role-words.ts";

/** Changes a member's role at once; it holds on their open pages within two seconds. */
export function RoleSelect({ member }: { member: Member }) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const change = trpc.member.changeRole.useMutation({
    onSuccess: ({ name, role }) => toastDone(t("members.roleChanged", { name, role: roleName(role, t) })),
    onError: toastError,
  });
  return (
    <Select
      size="xs"
      aria-label={t("members.changeRole", { name: member.name })}
      data={presets.map((preset) => ({ value: preset, label: t(`preset.${preset}`) }))}
      value={member.role.preset}
      placeholder={member.role.name}
      allowDeselect={false}
      disabled={change.isPending}
      comboboxProps={{ width: 260, position: "bottom-end" }}
      renderOption={({ option }) => (
        <div>
          <Text size="sm">{option.label}</Text>
          <Text size="xs" c="dimmed">
            {t(`presetHint.${option.value as Preset}`)}
          </Text>
        </div>
      )}
      onChange={(preset) => {
        if (preset === null || preset === member.role.preset) return;
        change.mutate(withOpId({ memberId: member.id, preset: preset as Preset, version: member.version }));
      }}
    />
  );
}
