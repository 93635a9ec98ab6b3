import { type CustomField, type CustomValue, customFieldLimits } from "@frontdesk/contract";
import { NumberInput, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface CustomFieldInputProps {
  field: CustomField;
  value: CustomValue | null;
  error: ReactNode;
  onChange: (value: CustomValue | null) => void;
}

/** Asks for what a field of the workspace's own holds, each kind in its way. */
export function CustomFieldInput({ field, value, error, onChange }: CustomFieldInputProps) {
  const { t } = useTranslation();
  const { name: label, kind, choices } = field;
  const asText = typeof value === "string" ? value : "";
  switch (kind) {
    case "number":
      return (
        <NumberInput
          label={label}
          error={error}
          value={typeof value === "number" ? value : ""}
          onChange={(given) => onChange(typeof given === "number" ? given : null)}
        />
      );
    case "date":
      return (
        <TextInput
          type="date"
          label={label}
          error={error}
          value={asText}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
        />
      );
    case "choice":
      return (
        <Select
          label={label}
          error={error}
          placeholder={t("contactEdit.unset")}
          // One that is offered no longer stays where it was chosen.
          data={asText === "" || choices.includes(asText) ? choices : [asText, ...choices]}
          clearable
          value={asText || null}
          onChange={onChange}
        />
      );
    case "flag":
      return (
        <Select
          label={label}
          error={error}
          placeholder={t("contactEdit.unset")}
          data={[
            { value: "yes", label: t("contact.yes") },
            { value: "no", label: t("contact.no") },
          ]}
          clearable
          value={value === null ? null : value ? "yes" : "no"}
          onChange={(given) => onChange(given === null ? null : given === "yes")}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          error={error}
          autoComplete="off"
          maxLength={customFieldLimits.textLength}
          value={asText}
          onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
        />
      );
  }
}
