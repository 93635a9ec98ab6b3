import { withOpId } from "@frontdesk/client";
import { identityLimits, type Preset, presets } from "@frontdesk/contract";
import { Button, Group, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretOnce } from "../../ui/secret-once.tsx";
import { roleName } from "./role-words.ts";

/** Makes an invitation link and shows it, this once. */
export function InviteForm() {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm<{ email: string; preset: Preset }>({
    initialValues: { email: "", preset: "operator" },
    validate: { email: (email) => (email.trim() === "" ? null : rules.email(email)) },
  });
  const invite = trpc.invitation.create.useMutation({
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  if (invite.data) {
    const { invitation, secret } = invite.data;
    return (
      <SecretOnce
        label={t("members.link")}
        hint={t("members.linkHint", { role: roleName(invitation.role, t) })}
        secret={`${location.origin}/join/${secret}`}
      />
    );
  }
  const submit = form.onSubmit(({ email, preset }) => invite.mutate(withOpId({ email: email.trim() || null, preset })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t("members.inviteLead", { days: identityLimits.invitationDays })}
        </Text>
        <Select
          label={t("members.role")}
          data={presets.map((preset) => ({ value: preset, label: t(`preset.${preset}`) }))}
          description={t(`presetHint.${form.values.preset}`)}
          allowDeselect={false}
          {...form.getInputProps("preset")}
        />
        <TextInput
          label={t("members.inviteEmail")}
          description={t("members.inviteEmailHint")}
          type="email"
          autoComplete="off"
          maxLength={identityLimits.emailLength}
          {...form.getInputProps("email")}
        />
        <FormError error={invite.error} />
        <Group justify="end">
          <Button type="submit" loading={invite.isPending}>
            {t("members.inviteSubmit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
