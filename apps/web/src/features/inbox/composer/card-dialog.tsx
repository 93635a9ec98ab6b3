import type { Composition } from "@frontdesk/client/react";
import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFieldRules } from "../../../ui/field-rules.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";

const phoneShape = /^\+?[0-9 ()-]{3,32}$/;

interface CardDialogProps {
  onSend: (special: NonNullable<Composition["special"]>) => void;
  onClose: () => void;
}

/** A contact to send: a name and a phone number. */
export function CardDialog({ onSend, onClose }: CardDialogProps) {
  const { t } = useTranslation();
  const { filled } = useFieldRules();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [isChecked, setChecked] = useState(false);
  const isPhone = phoneShape.test(phone.trim());

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== "" && isPhone) onSend({ kind: "contact_card", name: name.trim(), phone: phone.trim() });
  };
  return (
    <FormDialog
      title={t("composer.cardTitle")}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={<Button type="submit">{t("composer.send")}</Button>}
    >
      <TextInput
        data-autofocus
        label={t("composer.cardName")}
        maxLength={64}
        value={name}
        error={isChecked && filled(name)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="tel"
        label={t("composer.cardPhone")}
        maxLength={32}
        value={phone}
        error={isChecked && !isPhone && t("composer.cardWrong")}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
