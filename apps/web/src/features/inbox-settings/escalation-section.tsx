import { withOpId } from "@frontdesk/client";
import { defaultEscalation, type EscalationPolicy, escalationLimits, textLanguages } from "@frontdesk/contract";
import { Group, NumberInput, Stack, Switch, TagsInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";
import { SubmitButton } from "../../ui/submit-button.tsx";
import { toastDone } from "../../ui/toast.tsx";
import { AddLanguage, languagesOf } from "./add-language.tsx";

const { unansweredMin, unansweredMax, wordLength, wordsEach } = escalationLimits;

/** When the desk calls for a person by itself: by words, and after messages that nobody answered. */
export function EscalationSection({ policy }: { policy: EscalationPolicy }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: {
      byCount: policy.unansweredLimit !== null,
      limit: (policy.unansweredLimit ?? defaultEscalation.unansweredLimit ?? unansweredMin) as number | string,
      words: policy.words,
    },
    validate: { limit: (value, { byCount }) => (byCount && value === "" ? t("field.required") : null) },
  });
  const edit = trpc.escalation.edit.useMutation({ onSuccess: () => toastDone(t("escalation.saved")) });
  const { byCount, words } = form.values;
  const languages = languagesOf(Object.keys(words));

  const submit = form.onSubmit(({ limit }) => {
    const unansweredLimit = byCount ? Number(limit) : null;
    edit.mutate(withOpId({ unansweredLimit, words, version: policy.version }));
  });
  return (
    <Section title={t("escalation.title")} lead={t("escalation.lead")}>
      <form noValidate onSubmit={submit}>
        <Stack>
          <Switch label={t("escalation.byCount")} {...form.getInputProps("byCount", { type: "checkbox" })} />
          {byCount && (
            <NumberInput
              label={t("escalation.limit")}
              description={t("escalation.limitHint")}
              min={unansweredMin}
              max={unansweredMax}
              allowDecimal={false}
              maw={260}
              {...form.getInputProps("limit")}
            />
          )}
          {languages.map((language, index) => (
            <TagsInput
              key={language}
              label={t("escalation.wordsIn", { language: textLanguages[language] })}
              {...(index === 0 && { description: t("escalation.wordsHint") })}
              lang={language}
              maxTags={wordsEach}
              splitChars={[",", ";"]}
              acceptValueOnBlur
              value={words[language] ?? []}
              onChange={(list) =>
                form.setFieldValue("words", { ...words, [language]: list.map((word) => word.slice(0, wordLength)) })
              }
            />
          ))}
          <AddLanguage
            label={t("escalation.addLanguage")}
            present={languages}
            onAdd={(language) => form.setFieldValue("words", { ...words, [language]: [] })}
          />
          <FormError error={edit.error} />
          <Group justify="end">
            <SubmitButton isPending={edit.isPending} error={edit.error} isDisabled={!form.isDirty()}>
              {t("save")}
            </SubmitButton>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
