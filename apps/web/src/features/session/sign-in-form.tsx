import { withOpId } from "@frontdesk/client";
import { identityLimits } from "@frontdesk/contract";
import { Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

interface SignInFormProps {
  /** Whose session it was, where that is known. */
  email?: string;
  onDone: () => void;
}

/** Signs a person in with e-mail and password. */
export function SignInForm({ email: known = "", onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const form = useForm({
    initialValues: { email: known, password: "" },
    validate: { email: rules.email, password: rules.filled },
  });
  const signIn = trpc.identity.signIn.useMutation({
    onSuccess: async () => {
      await utils.identity.me.invalidate();
      onDone();
    },
  });

  const submit = form.onSubmit(({ email, password }) => signIn.mutate(withOpId({ email: email.trim(), password })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("setUp.email")}
          type="email"
          autoComplete="username"
          maxLength={identityLimits.emailLength}
          required
          data-autofocus={known === "" || undefined}
          autoFocus={known === ""}
          {...form.getInputProps("email")}
        />
        <SecretInput
          label={t("setUp.password")}
          autoComplete="current-password"
          maxLength={identityLimits.passwordMax}
          required
          data-autofocus={known !== "" || undefined}
          {...form.getInputProps("password")}
        />
        <FormError error={signIn.error} />
        <SubmitButton isPending={signIn.isPending} error={signIn.error}>
          {t("signIn.submit")}
        </SubmitButton>
        <Text size="xs" c="dimmed">
          {t("signIn.lost")}
        </Text>
      </Stack>
    </form>
  );
}
