import { withOpId } from "@frontdesk/client";
import { accountLimits, identityLimits } from "@frontdesk/contract";
import { Button, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { refusedFields } from "../ui/field-errors.ts";
import { useFieldRules } from "../ui/field-rules.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { FormError } from "../ui/form-error.tsx";
import { SecretInput } from "../ui/secret-input.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { useViewer } from "../viewer.tsx";
import { PasskeyProof } from "./passkey-proof.tsx";

interface ProofDialogProps {
  onProven: () => void;
  onClose: () => void;
}

/** Asks for the password, or a passkey, before something that a browser left open must not be enough for. */
export function ProofDialog({ onProven, onClose }: ProofDialogProps) {
  const { t } = useTranslation();
  const { user } = useViewer();
  const rules = useFieldRules();
  const form = useForm({ initialValues: { password: "" }, validate: { password: rules.filled } });
  const prove = trpc.identity.prove.useMutation({
    onSuccess: onProven,
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit(({ password }) => prove.mutate(withOpId({ password })));
  return (
    <FormDialog
      title={t("proof.title")}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <>
          <PasskeyProof onProven={onProven} />
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
          <SubmitButton isPending={prove.isPending} error={prove.error}>
            {t("proof.submit")}
          </SubmitButton>
        </>
      }
    >
      <Text size="sm">{t("proof.hint", { minutes: accountLimits.proofMinutes })}</Text>
      {/* Password managers look for the name beside the password. */}
      <input type="email" autoComplete="username" value={user.email} readOnly hidden />
      <SecretInput
        label={t("password.label")}
        autoComplete="current-password"
        maxLength={identityLimits.passwordMax}
        required
        data-autofocus
        {...form.getInputProps("password")}
      />
      <FormError error={prove.error} />
    </FormDialog>
  );
}
