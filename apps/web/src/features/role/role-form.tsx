import { withOpId } from "@frontdesk/client";
import { identityLimits, type Permission, type RoleRights, type Scope, scopes } from "@frontdesk/contract";
import { Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { PermissionPicker } from "./permission-picker.tsx";

interface RoleFormProps {
  /** Null for a new one. */
  role: RoleRights | null;
  onDone: () => void;
}

interface Rights {
  name: string;
  permissions: Permission[];
  scope: Scope;
}

/** Makes a role, or changes one; on its holders' open pages it counts within two seconds. */
export function RoleForm({ role, onDone }: RoleFormProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm<Rights>({
    initialValues: role ?? { name: "", permissions: ["workspace:read", "member:read"], scope: "team" },
    validate: { name: rules.filled },
  });
  const handlers = {
    onSuccess: () => {
      toastDone(t("roles.saved"));
      onDone();
    },
    onError: (error: unknown) => form.setErrors(refusedFields(error, t("field.badInput"))),
  };
  const create = trpc.role.create.useMutation(handlers);
  const edit = trpc.role.edit.useMutation(handlers);
  const isPreset = role !== null && role.preset !== null;

  const submit = form.onSubmit(({ name, permissions, scope }) => {
    const rights = { name: name.trim(), permissions, scope };
    if (role === null) create.mutate(withOpId(rights));
    else edit.mutate(withOpId({ roleId: role.id, version: role.version, ...rights }));
  });
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        {!isPreset && (
          <TextInput
            label={t("roles.name")}
            autoComplete="off"
            maxLength={identityLimits.roleNameLength}
            required
            data-autofocus
            {...form.getInputProps("name")}
          />
        )}
        <PermissionPicker {...form.getInputProps("permissions")} />
        <Select
          label={t("roles.reach")}
          description={t(`scopeHint.${form.values.scope}`)}
          data={scopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          allowDeselect={false}
          {...form.getInputProps("scope")}
        />
        <FormError error={create.error ?? edit.error} />
        <Group justify="end">
          <SubmitButton isPending={create.isPending || edit.isPending} error={create.error ?? edit.error}>
            {t("save")}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
