import { withOpId } from "@frontdesk/client";
import { identityLimits, type SignInStep } from "@frontdesk/contract";
import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

interface PasswordStepProps {
  email: string;
  onNext: (step: SignInStep) => void;
}

/** Asks for e-mail and password. */
export function PasswordStep({ email: known, onNext }: PasswordStepProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({
    initialValues: { email: known, password: "" },
    validate: { email: rules.email, password: rules.filled },
  });
  const signIn = trpc.identity.signIn.useMutation({ onSuccess: onNext });

  const submit = form.onSubmit(({ email, password }) => signIn.mutate(withOpId({ email: email.trim(), password })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("setUp.email")}
          type="email"
          autoComplete="username webauthn"
          maxLength={identityLimits.emailLength}
          required
          autoFocus={known === ""}
          {...form.getInputProps("email")}
        />
        <SecretInput
          label={t("password.label")}
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
      </Stack>
    </form>
  );
}
