import { automaticTexts, inboxLimits } from "@frontdesk/contract";
import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";
import { TextsByLanguage } from "./texts-by-language.tsx";
import type { InboxFormState } from "./use-inbox-form.ts";

/** What the bot says by itself, by language. */
export function TextsSection({ form }: { form: InboxFormState }) {
  const { t } = useTranslation();
  return (
    <Section title={t("texts.title")} lead={t("texts.lead")}>
      <TextsByLanguage
        kinds={automaticTexts}
        texts={form.values.texts}
        wordsOf={(kind) => ({ label: t(`texts.${kind}`), description: t(`texts.${kind}Hint`) })}
        maxLength={inboxLimits.textLength}
        language={form.values.language}
        onChange={(texts) => form.setFieldValue("texts", texts)}
      />
      <Switch label={t("texts.offersPerson")} {...form.getInputProps("offersPerson", { type: "checkbox" })} />
    </Section>
  );
}
