import { withOpId } from "@frontdesk/client";
import { type Tag, type TagColor, tagColors, tagLimits } from "@frontdesk/contract";
import { ColorSwatch, Group, Select } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { NamedFormDialog } from "../../ui/named-form-dialog.tsx";
import { nextColor } from "../../ui/next-color.ts";

interface TagFormProps {
  /** Null for a new one, which gets a colour that stands out among those that are there. */
  tag: Tag | null;
  tags: readonly Tag[];
  onClose: () => void;
}

/** Makes a tag, or gives one another name or colour. */
export function TagForm({ tag, tags, onClose }: TagFormProps) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const form = useForm<{ name: string; color: TagColor }>({
    initialValues: { name: tag?.name ?? "", color: tag?.color ?? nextColor(tags) },
    validate: { name: rules.filled },
  });
  const handlers = {
    onSuccess: onClose,
    onError: (error: unknown) => form.setErrors(refusedFields(error, t("field.badInput"))),
  };
  const creates = trpc.tag.create.useMutation(handlers);
  const edits = trpc.tag.edit.useMutation(handlers);
  const error = creates.error ?? edits.error;

  const submit = form.onSubmit(({ name, color }) => {
    const given = { name: name.trim(), color };
    if (tag === null) creates.mutate(withOpId(given));
    else edits.mutate(withOpId({ tagId: tag.id, version: tag.version, ...given }));
  });
  const swatch = (color: TagColor) => <ColorSwatch size={14} color={`var(--mantine-color-${color}-filled)`} />;
  return (
    <NamedFormDialog
      title={tag === null ? t("tagsPage.create") : tag.name}
      onSubmit={submit}
      onClose={onClose}
      name={{ label: t("tagsPage.name"), maxLength: tagLimits.nameLength, field: form.getInputProps("name") }}
      isSaving={creates.isPending || edits.isPending}
      error={error}
    >
      <Select
        label={t("tagsPage.color")}
        data={tagColors.map((color) => ({ value: color, label: t(`tagsPage.colors.${color}`) }))}
        allowDeselect={false}
        leftSection={swatch(form.values.color)}
        renderOption={({ option }) => (
          <Group gap="xs">
            {swatch(option.value as TagColor)}
            {option.label}
          </Group>
        )}
        {...form.getInputProps("color")}
      />
    </NamedFormDialog>
  );
}
