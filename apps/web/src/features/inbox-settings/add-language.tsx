import { languageOf, type TextLanguage, textLanguageCodes, textLanguages } from "@frontdesk/contract";
import { Select } from "@mantine/core";

/** The languages that a screen shows: those in which there is something, and the product's own. */
export function languagesOf(codes: string[]): TextLanguage[] {
  return textLanguageCodes.filter((code) => code === "en" || code === "ru" || codes.includes(code));
}

interface AddLanguageProps {
  label: string;
  present: readonly TextLanguage[];
  onAdd: (language: TextLanguage) => void;
}

/** Offers a further language to write in. */
export function AddLanguage({ label, present, onAdd }: AddLanguageProps) {
  const rest = textLanguageCodes.filter((code) => !present.includes(code));
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={rest.map((code) => ({ value: code, label: textLanguages[code] }))}
      value={null}
      searchable
      maw={260}
      onChange={(code) => {
        const language = languageOf(code);
        if (language) onAdd(language);
      }}
    />
  );
}
