import { withOpId } from "@frontdesk/client";
import { Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { spokenLanguage } from "../../language.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { AccountFields } from "./account-fields.tsx";
import { timeZone } from "./time-zone.ts";
import { WorkspaceFields } from "./workspace-fields.tsx";

/** First run: one page makes the workspace and its owner, who is signed in afterwards. */
export function SetUpForm({ onDone }: { onDone: (slug: string) => void }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const form = useForm({
    initialValues: { code: "", workspaceName: "", slug: "", name: "", email: "", password: "" },
    validate: {
      code: rules.filled,
      workspaceName: rules.name,
      slug: rules.slug,
      name: rules.name,
      email: rules.email,
      password: rules.newPassword,
    },
  });
  const setUp = trpc.identity.setUp.useMutation({
    onSuccess: async ({ slug }) => {
      await Promise.all([utils.identity.me.invalidate(), utils.installation.get.invalidate()]);
      onDone(slug);
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });

  const submit = form.onSubmit((values) =>
    setUp.mutate(withOpId({ ...values, locale: spokenLanguage(), timezone: timeZone() })),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("setUp.code")}
          description={t("setUp.codeHint")}
          autoComplete="one-time-code"
          spellCheck={false}
          maxLength={64}
          required
          autoFocus
          {...form.getInputProps("code")}
        />
        <WorkspaceFields name={form.getInputProps("workspaceName")} slug={form.getInputProps("slug")} />
        <AccountFields
          name={form.getInputProps("name")}
          email={form.getInputProps("email")}
          password={form.getInputProps("password")}
        />
        <FormError error={setUp.error} />
        <SubmitButton isPending={setUp.isPending} error={setUp.error}>
          {t("setUp.submit")}
        </SubmitButton>
      </Stack>
    </form>
  );
}
