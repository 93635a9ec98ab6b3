import { withOpId } from "@frontdesk/client";
import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { spokenLanguage } from "../../language.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { timeZone } from "./time-zone.ts";
import { WorkspaceFields } from "./workspace-fields.tsx";

/** Makes another workspace; whoever makes it owns it. */
export function CreateWorkspaceForm({ onDone }: { onDone: (slug: string) => void }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const form = useForm({
    initialValues: { name: "", slug: "" },
    validate: { name: rules.name, slug: rules.slug },
  });
  const create = trpc.workspace.create.useMutation({
    onSuccess: async ({ slug }) => {
      await utils.identity.me.invalidate();
      onDone(slug);
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit((values) =>
    create.mutate(withOpId({ ...values, locale: spokenLanguage(), timezone: timeZone() })),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <WorkspaceFields name={form.getInputProps("name")} slug={form.getInputProps("slug")} />
        <FormError error={create.error} />
        <SubmitButton isPending={create.isPending} error={create.error}>
          {t("setUp.submit")}
        </SubmitButton>
      </Stack>
    </form>
  );
}
