/** How a language is called in another; the tag itself where it is none, and null for none. */
export function languageName(tag: string | null, locale: string): string | null {
  if (tag === null) return null;
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag) ?? tag;
  } catch {
    // Telegram hands on whatever a person's app says; it may be no language tag.
    return tag;
  }
}
