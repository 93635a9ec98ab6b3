import { withOpId } from "@frontdesk/client";
import { type Inbox, type SuggestionSettings, suggestionLimits } from "@frontdesk/contract";
import { Checkbox, Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { refusedFields } from "../../ui/field-errors.ts";
import { useFieldRules } from "../../ui/field-rules.ts";
import { FormError } from "../../ui/form-error.tsx";
import { SecretInput } from "../../ui/secret-input.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { TestProvider } from "./test-provider.tsx";

interface ProviderFormProps {
  settings: SuggestionSettings;
  inboxes: Inbox[];
}

/** The provider, its key, which is only ever written, and where it may be asked. */
export function ProviderForm({ settings, inboxes }: ProviderFormProps) {
  const { t } = useTranslation();
  const { filled } = useFieldRules();
  const { keyLast4, version, isOn, baseUrl, model, inboxIds } = settings;
  const form = useForm({
    initialValues: { isOn, baseUrl, model, key: "", inboxIds },
    validate: {
      baseUrl: (text) => (/^https?:\/\/[^\s@]+$/.test(text.trim()) ? null : t("suggestions.wrongUrl")),
      model: filled,
    },
  });
  const configure = trpc.suggestion.configure.useMutation({
    onSuccess: () => toastDone(t("suggestions.saved")),
    onError: (error) => form.setErrors({ ...refusedFields(error, t("field.badInput")), ...keyError(error) }),
  });
  const keyError = (error: unknown) => {
    const { key } = refusedFields(error, t("suggestions.keyAgain"));
    return key ? { key } : {};
  };
  const account = () => {
    const { key, baseUrl: address, model: name } = form.values;
    // Empty keeps the key that there is.
    return { baseUrl: address.trim(), model: name.trim(), key: key === "" && keyLast4 !== null ? null : key };
  };
  const submit = form.onSubmit((values) =>
    configure.mutate(withOpId({ ...account(), isOn: values.isOn, inboxIds: values.inboxIds, version })),
  );
  return (
    <form noValidate onSubmit={submit}>
      <Section title={t("suggestions.provider")}>
        <Switch label={t("suggestions.isOn")} {...form.getInputProps("isOn", { type: "checkbox" })} />
        <TextInput
          type="url"
          label={t("suggestions.baseUrl")}
          description={t("suggestions.baseUrlHint")}
          placeholder="https://api.openai.com/v1"
          maxLength={suggestionLimits.baseUrlLength}
          required
          {...form.getInputProps("baseUrl")}
        />
        <TextInput
          label={t("suggestions.model")}
          description={t("suggestions.modelHint")}
          autoComplete="off"
          maxLength={suggestionLimits.modelLength}
          required
          {...form.getInputProps("model")}
        />
        <SecretInput
          label={t("suggestions.key")}
          description={keyLast4 === null ? t("suggestions.keyHint") : t("suggestions.keyKept", { last4: keyLast4 })}
          autoComplete="new-password"
          maxLength={suggestionLimits.keyLength}
          {...form.getInputProps("key")}
        />
        <Checkbox.Group label={t("suggestions.inboxes")} {...form.getInputProps("inboxIds")}>
          <Stack gap="xs" mt="xs">
            {inboxes.length === 0 && (
              <Text size="sm" c="dimmed">
                {t("suggestions.noInboxes")}
              </Text>
            )}
            {inboxes.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </Stack>
        </Checkbox.Group>
        <FormError error={configure.error} />
        <Group justify="space-between" align="start">
          <TestProvider account={account} isReady={() => !form.validate().hasErrors} />
          <SubmitButton isPending={configure.isPending} error={configure.error} isDisabled={!form.isDirty()}>
            {t("save")}
          </SubmitButton>
        </Group>
      </Section>
    </form>
  );
}
