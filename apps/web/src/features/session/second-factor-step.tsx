import { deskErrorOf, withOpId } from "@frontdesk/client";
import { Button, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";

interface SecondFactorStepProps {
  challenge: string;
  onDone: () => void;
  onBack: () => void;
}

/** Asks for the code of the reader's authenticator, or a recovery code. */
export function SecondFactorStep({ challenge, onDone, onBack }: SecondFactorStepProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm({ initialValues: { code: "" }, validate: { code: rules.filled } });
  const finish = trpc.identity.finishSignIn.useMutation({
    onSuccess: onDone,
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });
  const isOver = finish.error !== null && deskErrorOf(finish.error).reason === "challenge_over";

  const submit = form.onSubmit(({ code }) => finish.mutate(withOpId({ challenge, code: code.trim() })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <div>
          <Text fw={600}>{t("factorStep.title")}</Text>
          <Text size="sm" c="dimmed">
            {t("factorStep.hint")}
          </Text>
        </div>
        <TextInput
          label={t("factorStep.code")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          required
          autoFocus
          {...form.getInputProps("code")}
        />
        <FormError error={finish.error} />
        {!isOver && (
          <SubmitButton isPending={finish.isPending} error={finish.error}>
            {t("signIn.submit")}
          </SubmitButton>
        )}
        <Button variant={isOver ? "filled" : "subtle"} onClick={onBack}>
          {t("factorStep.back")}
        </Button>
      </Stack>
    </form>
  );
}
