import { withOpId } from "@frontdesk/client";
import { accountLimits, identityLimits } from "@frontdesk/contract";
import { Alert, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { CheckIcon } from "../../ui/icons.ts";
import { SubmitButton } from "../../ui/submit-button.tsx";

/** The way back in without the password: by mail where the desk sends any, else by people. */
export function ForgotPassword({ canMail }: { canMail: boolean }) {
  const { t } = useTranslation();
  return (
    <Stack>
      {canMail ? <AskForLink /> : <Text size="sm">{t("reset.byOthers")}</Text>}
      <Text size="sm" c="dimmed">
        {t("reset.byConsole")}
      </Text>
    </Stack>
  );
}

function AskForLink() {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({ initialValues: { email: "" }, validate: { email: rules.email } });
  const ask = trpc.password.requestReset.useMutation();

  if (ask.isSuccess) {
    return (
      <Alert role="status" color="green" variant="outline" icon={<CheckIcon />}>
        {t("reset.sent", { minutes: accountLimits.resetMinutes })}
      </Alert>
    );
  }
  return (
    <form noValidate onSubmit={form.onSubmit(({ email }) => ask.mutate(withOpId({ email: email.trim() })))}>
      <Stack>
        <TextInput
          label={t("setUp.email")}
          type="email"
          autoComplete="username"
          maxLength={identityLimits.emailLength}
          required
          autoFocus
          {...form.getInputProps("email")}
        />
        <FormError error={ask.error} />
        <SubmitButton isPending={ask.isPending} error={ask.error}>
          {t("reset.submit")}
        </SubmitButton>
      </Stack>
    </form>
  );
}
