import { withOpId } from "@frontdesk/client";
import { identityLimits, type Permission, tokenPermissions } from "@frontdesk/contract";
import { Checkbox, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useProven } from "../../proof/proof.tsx";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

const never = "never";
const expiries = ["7", "30", "90", "365", never];

/** Makes a token with the ticked rights and shows it, this once. */
export function CreateTokenForm() {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const proven = useProven();
  const form = useForm<{ name: string; permissions: Permission[]; expiresInDays: string }>({
    initialValues: { name: "", permissions: ["workspace:read"], expiresInDays: "90" },
    validate: {
      name: (name) => rules.filled(name),
      permissions: (ticked) => (ticked.length === 0 ? t("tokens.rightsRequired") : null),
    },
  });
  const create = trpc.token.create.useMutation({
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  if (create.data) {
    return <SecretOnce label={t("tokens.secret")} hint={t("tokens.secretHint")} secret={create.data.secret} />;
  }
  const submit = form.onSubmit(
    ({ name, permissions, expiresInDays }) =>
      void proven(() =>
        create.mutateAsync(
          withOpId({ name, permissions, expiresInDays: expiresInDays === never ? null : Number(expiresInDays) }),
        ),
      ),
  );
  const expiryLabel = (days: string) => {
    if (days === never) return t("tokens.expiryNever");
    return days === "365" ? t("tokens.expiryYear") : t("tokens.expiryDays", { count: Number(days) });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("tokens.name")}
          description={t("tokens.nameHint")}
          autoComplete="off"
          maxLength={identityLimits.tokenNameLength}
          required
          data-autofocus
          {...form.getInputProps("name")}
        />
        <Checkbox.Group label={t("tokens.rights")} required {...form.getInputProps("permissions")}>
          <Stack gap="xs" mt="xs">
            {tokenPermissions.map((permission) => (
              <Checkbox key={permission} value={permission} label={t(`permission.${permission}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Select
          label={t("tokens.expiry")}
          data={expiries.map((value) => ({ value, label: expiryLabel(value) }))}
          allowDeselect={false}
          {...form.getInputProps("expiresInDays")}
        />
        <FormError error={create.error} />
        <Group justify="end">
          <SubmitButton isPending={create.isPending} error={create.error}>
            {t("tokens.submit")}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}
