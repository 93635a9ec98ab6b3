import { withOpId } from "@frontdesk/client";
import { identityLimits, type ResetView } from "@frontdesk/contract";
import { Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

interface ResetPasswordFormProps {
  secret: string;
  view: ResetView;
  onDone: () => void;
}

/** Sets a new password by a link's secret; nobody is signed in by it. */
export function ResetPasswordForm({ secret, view, onDone }: ResetPasswordFormProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({ initialValues: { password: "" }, validate: { password: rules.newPassword } });
  const reset = trpc.password.reset.useMutation({
    onSuccess: onDone,
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });
  return (
    <form noValidate onSubmit={form.onSubmit(({ password }) => reset.mutate(withOpId({ secret, password })))}>
      <Stack>
        {view.owns !== null && <Text size="sm">{t("reset.newOwner", { workspace: view.owns })}</Text>}
        {/* Password managers look for the name beside the password. */}
        <input type="email" autoComplete="username" value={view.email} readOnly hidden />
        <SecretInput
          label={t("security.passwordNew")}
          description={t("password.hint", { min: identityLimits.passwordMin })}
          autoComplete="new-password"
          maxLength={identityLimits.passwordMax}
          required
          autoFocus
          {...form.getInputProps("password")}
        />
        <FormError error={reset.error} />
        <SubmitButton isPending={reset.isPending} error={reset.error}>
          {t("reset.newSubmit")}
        </SubmitButton>
      </Stack>
    </form>
  );
}
