import { TextInput } from "@mantine/core";
import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { FieldProps } from "./field-props.ts";
import { FormDialog } from "./form-dialog.tsx";
import { FormError } from "./form-error.tsx";
import { SubmitButton } from "./submit-button.tsx";

interface NamedFormDialogProps extends Omit<ComponentProps<typeof FormDialog>, "actions" | "children"> {
  /** What the name is called, and how many characters it may have. */
  name: { label: string; maxLength: number; field: FieldProps };
  isSaving: boolean;
  error: unknown;
  /** The fields after the name. */
  children?: ReactNode;
}

/** A form over the page for something with a name: that first, then what else it has, why it was refused, and saving. */
export function NamedFormDialog({ name, isSaving, error, children, ...dialog }: NamedFormDialogProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      {...dialog}
      actions={
        <SubmitButton isPending={isSaving} error={error}>
          {t("save")}
        </SubmitButton>
      }
    >
      <TextInput
        label={name.label}
        autoComplete="off"
        maxLength={name.maxLength}
        required
        data-autofocus
        {...name.field}
      />
      {children}
      <FormError error={error} />
    </FormDialog>
  );
}
