import { withOpId } from "@frontdesk/client";
import { type Contact, contactLimits } from "@frontdesk/contract";
import { Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { FormError } from "../../../ui/form-error.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { toastDone } from "../../../ui/toast.tsx";

interface EraseDialogProps {
  contact: Contact;
  onClose: () => void;
}

/** Asks for the name before a person is erased, since nothing brings them back. */
export function EraseDialog({ contact, onClose }: EraseDialogProps) {
  const { t } = useTranslation();
  const { id: contactId, name } = contact;
  const [typed, setTyped] = useState("");
  const erases = trpc.contact.erase.useMutation({
    onSuccess: ({ messages }) => {
      toastDone(t("eraseDialog.done", { count: messages }));
      onClose();
    },
  });
  const isSame = typed.trim() === name.trim();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSame) erases.mutate(withOpId({ contactId, name: typed.trim() }));
  };
  return (
    <FormDialog
      title={t("eraseDialog.title", { name })}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={
        <SubmitButton color="red.8" isPending={erases.isPending} error={erases.error} isDisabled={!isSame}>
          {t("eraseDialog.action")}
        </SubmitButton>
      }
    >
      <Text size="sm">{t("eraseDialog.hint")}</Text>
      <TextInput
        data-autofocus
        label={t("eraseDialog.name", { name })}
        autoComplete="off"
        maxLength={contactLimits.nameLength}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <FormError error={erases.error} />
    </FormDialog>
  );
}
