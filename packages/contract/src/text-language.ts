/** The languages in which a workspace may write to people and look for words, by their ISO 639-1 code, in their own name. */
export const textLanguages = {
  en: "English",
  ru: "Русский",
  ar: "العربية",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  he: "עברית",
  hy: "Հայերեն",
  it: "Italiano",
  ka: "ქართული",
  kk: "Қазақша",
  lt: "Lietuvių",
  lv: "Latviešu",
  pl: "Polski",
  pt: "Português",
  tr: "Türkçe",
  uk: "Українська",
  uz: "Oʻzbekcha",
} as const;
export type TextLanguage = keyof typeof textLanguages;
export const textLanguageCodes = Object.keys(textLanguages) as TextLanguage[];

/** A text in some languages. */
export type TextByLanguage = { [Language in TextLanguage]?: string | undefined };

/** The language of an IETF tag such as `pt-BR`; null where it is none of ours. */
export function languageOf(tag: string | null): TextLanguage | null {
  const code = tag?.toLowerCase().split(/[-_]/)[0];
  return textLanguageCodes.find((known) => known === code) ?? null;
}

/** The first of some languages, in the order of preference, in which there is a text; any one before none. */
export function textFor(texts: TextByLanguage, preferred: readonly (string | null)[]): string | null {
  for (const tag of preferred) {
    const language = languageOf(tag);
    const text = language && texts[language];
    if (text) return text;
  }
  return Object.values(texts).find(Boolean) ?? null;
}
