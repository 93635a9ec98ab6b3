import { languageOf, type TextByLanguage, type TextLanguage, textLanguages } from "@frontdesk/contract";
import { Stack, Tabs, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../viewer.tsx";
import { AddLanguage, languagesOf } from "./add-language.tsx";

interface TextsByLanguageProps<Kind extends string> {
  /** The texts to write, in their order. */
  kinds: readonly Kind[];
  texts: Record<Kind, TextByLanguage>;
  /** How a text is called, and when it is said. */
  wordsOf: (kind: Kind) => { label: string; description: string };
  maxLength: number;
  /** The language that is shown first; the workspace's where none is chosen. */
  language?: string;
  onChange: (texts: Record<Kind, TextByLanguage>) => void;
}

/** What the bot says by itself, a page for each language. */
export function TextsByLanguage<Kind extends string>(props: TextsByLanguageProps<Kind>) {
  const { kinds, texts, wordsOf, maxLength, language: first, onChange } = props;
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const [added, setAdded] = useState<TextLanguage[]>([]);
  const [shown, setShown] = useState<TextLanguage>(languageOf(first || workspace.locale) ?? "en");
  const languages = languagesOf([...added, shown, ...kinds.flatMap((kind) => Object.keys(texts[kind]))]);
  return (
    <>
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
              {kinds.map((kind) => (
                <Textarea
                  key={kind}
                  {...wordsOf(kind)}
                  lang={language}
                  dir="auto"
                  autosize
                  minRows={2}
                  maxRows={10}
                  maxLength={maxLength}
                  value={texts[kind][language] ?? ""}
                  onChange={(event) => {
                    const said = { ...texts[kind], [language]: event.currentTarget.value };
                    onChange({ ...texts, [kind]: said });
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
    </>
  );
}
