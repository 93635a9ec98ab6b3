import { deskErrorOf, withOpId } from "@frontdesk/client";
import { type AttachableProvider, attachableProviders, type Contact, contactLimits } from "@frontdesk/contract";
import { Select, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { useFieldRules } from "../../../ui/field-rules.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { FormError } from "../../../ui/form-error.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";

interface VerifyDialogProps {
  contact: Contact;
  onClose: () => void;
}

/** Says that the desk knows who somebody is, and by what. */
export function VerifyDialog({ contact, onClose }: VerifyDialogProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const { id: contactId, name } = contact;
  const form = useForm<{ provider: AttachableProvider | null; externalId: string }>({
    initialValues: { provider: null, externalId: "" },
    validate: { externalId: (value, { provider }) => (provider === null ? null : rules.filled(value)) },
  });
  const verifies = trpc.contact.verify.useMutation({ onSuccess: onClose });
  const { reason, facts } = deskErrorOf(verifies.error);

  const submit = form.onSubmit(({ provider, externalId }) =>
    verifies.mutate(withOpId({ contactId, identity: provider && { provider, externalId: externalId.trim() } })),
  );
  return (
    <FormDialog
      title={t("verifyDialog.title", { name })}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={
        <SubmitButton isPending={verifies.isPending} error={verifies.error}>
          {t("verifyDialog.action")}
        </SubmitButton>
      }
    >
      <Text size="sm">{t("verifyDialog.hint")}</Text>
      <Select
        label={t("verifyDialog.by")}
        placeholder={t("verifyDialog.nothing")}
        data={attachableProviders.map((value) => ({ value, label: t(`contact.provider.${value}`) }))}
        clearable
        {...form.getInputProps("provider")}
      />
      {form.values.provider !== null && (
        <TextInput
          label={t("verifyDialog.value")}
          autoComplete="off"
          maxLength={contactLimits.externalIdLength}
          required
          {...form.getInputProps("externalId")}
        />
      )}
      {reason === "identity_taken" && facts.by && <Text size="sm">{t("verifyDialog.owner", { name: facts.by })}</Text>}
      <FormError error={verifies.error} />
    </FormDialog>
  );
}
