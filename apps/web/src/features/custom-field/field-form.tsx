import { withOpId } from "@frontdesk/client";
import { type CustomField, type CustomFieldKind, customFieldKinds, customFieldLimits } from "@frontdesk/contract";
import { Select, TagsInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { NamedFormDialog } from "../../ui/named-form-dialog.tsx";

interface Values {
  name: string;
  kind: CustomFieldKind;
  choices: string[];
}

/** Makes a field, or changes one; of which kind it is stays. */
export function FieldForm({ field, onClose }: { field: CustomField | null; onClose: () => void }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm<Values>({
    initialValues: { name: field?.name ?? "", kind: field?.kind ?? "text", choices: field?.choices ?? [] },
    validate: {
      name: rules.filled,
      choices: (choices, { kind }) => (kind === "choice" && choices.length === 0 ? t("field.required") : null),
    },
  });
  const handlers = {
    onSuccess: onClose,
    onError: (error: unknown) => form.setErrors(refusedFields(error, t("field.badInput"))),
  };
  const creates = trpc.customField.create.useMutation(handlers);
  const edits = trpc.customField.edit.useMutation(handlers);
  const error = creates.error ?? edits.error;

  const submit = form.onSubmit(({ name: typed, kind, choices: listed }) => {
    const [name, choices] = [typed.trim(), kind === "choice" ? listed : []];
    if (field === null) creates.mutate(withOpId({ name, kind, choices }));
    else {
      const { id: customFieldId, isArchived, version } = field;
      edits.mutate(withOpId({ customFieldId, name, choices, isArchived, version }));
    }
  });
  return (
    <NamedFormDialog
      title={field === null ? t("fieldsPage.create") : field.name}
      onSubmit={submit}
      onClose={onClose}
      name={{ label: t("fieldsPage.name"), maxLength: customFieldLimits.nameLength, field: form.getInputProps("name") }}
      isSaving={creates.isPending || edits.isPending}
      error={error}
    >
      <Select
        label={t("fieldsPage.kind")}
        data={customFieldKinds.map((kind) => ({ value: kind, label: t(`fieldsPage.kinds.${kind}`) }))}
        allowDeselect={false}
        disabled={field !== null}
        {...form.getInputProps("kind")}
      />
      {form.values.kind === "choice" && (
        <TagsInput
          label={t("fieldsPage.choices")}
          description={t("fieldsPage.choicesHint")}
          maxTags={customFieldLimits.choices}
          maxLength={customFieldLimits.choiceLength}
          {...form.getInputProps("choices")}
        />
      )}
    </NamedFormDialog>
  );
}
