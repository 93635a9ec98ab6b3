import { withOpId } from "@frontdesk/client";
import { identityLimits } from "@frontdesk/contract";
import { Group, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";

/** How the reader is called in every workspace, to be changed. */
export function OwnName() {
  const { user } = useViewer();
  // What was saved elsewhere meanwhile is what the form starts from again.
  return <OwnNameForm key={user.name} name={user.name} />;
}

function OwnNameForm({ name }: { name: string }) {
  const { t } = useTranslation();
  const rules = useFieldRules();
  const utils = trpc.useUtils();
  const form = useForm({ initialValues: { name }, validate: { name: rules.name } });
  const rename = trpc.identity.rename.useMutation({
    onSuccess: async () => {
      toastDone(t("profile.nameSaved"));
      await utils.identity.me.invalidate();
    },
    onError: (error) => form.setErrors(refusedFields(error, t("field.badInput"))),
  });
  const submit = form.onSubmit((values) => rename.mutate(withOpId({ name: values.name.trim() })));
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="xs">
        <Group align="end" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={t("profile.name")}
            description={t("profile.nameHint")}
            autoComplete="name"
            maxLength={identityLimits.nameLength}
            required
            {...form.getInputProps("name")}
          />
          <SubmitButton isPending={rename.isPending} error={rename.error} isDisabled={!form.isDirty()}>
            {t("save")}
          </SubmitButton>
        </Group>
        <FormError error={rename.error} />
      </Stack>
    </form>
  );
}
