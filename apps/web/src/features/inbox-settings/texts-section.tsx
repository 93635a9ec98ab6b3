import { automaticTexts, inboxLimits, languageOf, type TextLanguage, textLanguages } from "@frontdesk/contract";
import { Stack, Switch, Tabs, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";
import { useViewer } from "../../viewer.tsx";
import { AddLanguage, languagesOf } from "./add-language.tsx";
import type { InboxFormState } from "./use-inbox-form.ts";

/** What the bot says by itself, by language. */
export function TextsSection({ form }: { form: InboxFormState }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const { texts } = form.values;
  const [added, setAdded] = useState<TextLanguage[]>([]);
  const [shown, setShown] = useState<TextLanguage>(languageOf(form.values.language || workspace.locale) ?? "en");
  const languages = languagesOf([...added, shown, ...automaticTexts.flatMap((kind) => Object.keys(texts[kind]))]);
  return (
    <Section title={t("texts.title")} lead={t("texts.lead")}>
      <Tabs value={shown} onChange={(code) => setShown(languageOf(code) ?? shown)}>
        <Tabs.List>
          {languages.map((language) => (
            <Tabs.Tab key={language} value={language} lang={language}>
              {textLanguages[language]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map((language) => (
          <Tabs.Panel key={language} value={language} pt="md">
            <Stack>
              {automaticTexts.map((kind) => (
                <Textarea
                  key={kind}
                  label={t(`texts.${kind}`)}
                  description={t(`texts.${kind}Hint`)}
                  lang={language}
                  dir="auto"
                  autosize
                  minRows={2}
                  maxRows={10}
                  maxLength={inboxLimits.textLength}
                  value={texts[kind][language] ?? ""}
                  onChange={(event) => {
                    const said = { ...texts[kind], [language]: event.currentTarget.value };
                    form.setFieldValue("texts", { ...texts, [kind]: said });
                  }}
                />
              ))}
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
      <AddLanguage
        label={t("texts.addLanguage")}
        present={languages}
        onAdd={(language) => {
          setAdded([...added, language]);
          setShown(language);
        }}
      />
      <Switch label={t("texts.offersPerson")} {...form.getInputProps("offersPerson", { type: "checkbox" })} />
    </Section>
  );
}
