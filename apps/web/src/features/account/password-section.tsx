import { withOpId } from "@frontdesk/client";
import { identityLimits } from "@frontdesk/contract";
import { Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

/** Changes the reader's password, which signs them out everywhere else. */
export function PasswordSection() {
  const { t } = useTranslation();
  const { user } = useViewer();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const form = useForm({
    initialValues: { current: "", password: "" },
    validate: { current: rules.filled, password: rules.newPassword },
  });
  const change = trpc.password.change.useMutation({
    onSuccess: async () => {
      form.reset();
      toastDone(t("security.passwordChanged"));
      await utils.session.list.invalidate();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit((values) => change.mutate(withOpId(values)));
  return (
    <Section title={t("security.password")} lead={t("security.passwordLead")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          {/* Password managers look for the name beside the password. */}
          <input type="email" autoComplete="username" value={user.email} readOnly hidden />
          <SecretInput
            label={t("security.passwordNow")}
            autoComplete="current-password"
            maxLength={identityLimits.passwordMax}
            required
            {...form.getInputProps("current")}
          />
          <SecretInput
            label={t("security.passwordNew")}
            description={t("password.hint", { min: identityLimits.passwordMin })}
            autoComplete="new-password"
            maxLength={identityLimits.passwordMax}
            required
            {...form.getInputProps("password")}
          />
          <FormError error={change.error} />
          <Group justify="end">
            <SubmitButton isPending={change.isPending} error={change.error}>
              {t("security.passwordSubmit")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
