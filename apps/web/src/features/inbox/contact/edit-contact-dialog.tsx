import { deskErrorOf, withOpId } from "@frontdesk/client";
import { type Contact, type CustomField, type CustomValue, contactLimits, problemOf } from "@frontdesk/contract";
import { Select, TagsInput, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { FormDialog } from "../../../ui/form-dialog.tsx";
import { FormError } from "../../../ui/form-error.tsx";
import { spokenLanguages } from "../../../ui/spoken-languages.ts";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { CustomFieldInput } from "./custom-field-input.tsx";

interface EditContactDialogProps {
  contact: Contact;
  onClose: () => void;
}

interface Values {
  name: string;
  language: string | null;
  phones: string[];
  emails: string[];
  custom: Record<string, CustomValue | null>;
}

/** Changes what the desk knows of a person, the workspace's own fields among it. */
export function EditContactDialog({ contact, onClose }: EditContactDialogProps) {
  const { t } = useTranslation();
  const fields = (trpc.customField.list.useQuery().data?.data ?? []).filter(({ isArchived }) => !isArchived);
  const { id: contactId, version, name, isNameChosen, language, phones, emails, custom, identities } = contact;
  const form = useForm<Values>({
    initialValues: { name: isNameChosen ? name : "", language, phones, emails, custom },
    validate: (values) => wrongValues(values, fields, (problem) => t(`contactEdit.bad.${problem}`)),
  });
  const edits = trpc.contact.edit.useMutation({
    onSuccess: onClose,
    onError: (error) => {
      const refused = Object.keys(deskErrorOf(error).fields).map((path) => path.split(".")[0] ?? path);
      form.setErrors(Object.fromEntries(refused.map((path) => [path, t("field.badInput")])));
    },
  });

  const submit = form.onSubmit(({ name: typed, ...given }) => {
    const changed = fields.filter(({ id }) => (given.custom[id] ?? null) !== (custom[id] ?? null));
    const values = changed.map(({ id }) => ({ fieldId: id, value: given.custom[id] ?? null }));
    edits.mutate(withOpId({ contactId, version, ...given, name: typed.trim() || null, custom: values }));
  });
  const byThemselves = identities.find((identity) => identity.name !== null)?.name ?? name;
  const known = spokenLanguages.some(({ value }) => value === language);
  return (
    <FormDialog
      title={t("contactEdit.title", { name })}
      onSubmit={submit}
      onClose={onClose}
      hasCancel
      actions={
        <SubmitButton isPending={edits.isPending} error={edits.error}>
          {t("save")}
        </SubmitButton>
      }
    >
      <TextInput
        label={t("contactEdit.name")}
        description={t("contactEdit.nameHint")}
        placeholder={byThemselves}
        autoComplete="off"
        maxLength={contactLimits.nameLength}
        data-autofocus
        {...form.getInputProps("name")}
      />
      <Select
        label={t("contactEdit.language")}
        description={t("contactEdit.languageHint")}
        placeholder={t("contactEdit.unset")}
        data={language === null || known ? spokenLanguages : [{ value: language, label: language }, ...spokenLanguages]}
        searchable
        clearable
        {...form.getInputProps("language")}
      />
      <TagsInput
        label={t("contact.phones")}
        description={t("contactEdit.phonesHint")}
        type="tel"
        maxTags={contactLimits.phones}
        maxLength={contactLimits.phoneLength}
        acceptValueOnBlur
        {...form.getInputProps("phones")}
      />
      <TagsInput
        label={t("contact.emails")}
        description={t("contactEdit.phonesHint")}
        type="email"
        maxTags={contactLimits.emails}
        acceptValueOnBlur
        {...form.getInputProps("emails")}
      />
      {fields.map((field) => (
        <CustomFieldInput
          key={field.id}
          field={field}
          value={form.values.custom[field.id] ?? null}
          error={form.errors[`custom.${field.id}`]}
          onChange={(value) => form.setFieldValue(`custom.${field.id}`, value)}
        />
      ))}
      <FormError error={edits.error} />
    </FormDialog>
  );
}

/** What the workspace's fields can't hold; what was known before its field changed may stay. */
function wrongValues(
  { custom }: Values,
  fields: CustomField[],
  say: (problem: NonNullable<ReturnType<typeof problemOf>>) => string,
): Record<string, string> {
  const wrong = fields.flatMap((field) => {
    const value = custom[field.id] ?? null;
    const problem = value === null || field.kind === "choice" ? null : problemOf(field, value);
    return problem ? [[`custom.${field.id}`, say(problem)] as const] : [];
  });
  return Object.fromEntries(wrong);
}
