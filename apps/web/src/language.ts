import { type Locale, locales } from "@frontdesk/contract";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { fetchScript } from "./ui/fetch-script.ts";

const chosenKey = "frontdesk.language";

const everywhere = {
  en: async () => (await import("@frontdesk/words/en/web")).web,
  ru: async () => (await import("@frontdesk/words/ru/web")).web,
};
const inParts = {
  dashboard: {
    en: async () => (await import("@frontdesk/words/en/web-dashboard")).webDashboard,
    ru: async () => (await import("@frontdesk/words/ru/web-dashboard")).webDashboard,
  },
  entry: {
    en: async () => (await import("@frontdesk/words/en/web-entry")).webEntry,
    ru: async () => (await import("@frontdesk/words/ru/web-entry")).webEntry,
  },
  people: {
    en: async () => (await import("@frontdesk/words/en/web-people")).webPeople,
    ru: async () => (await import("@frontdesk/words/ru/web-people")).webPeople,
  },
  settings: {
    en: async () => (await import("@frontdesk/words/en/web-settings")).webSettings,
    ru: async () => (await import("@frontdesk/words/ru/web-settings")).webSettings,
  },
  work: {
    en: async () => (await import("@frontdesk/words/en/web-work")).webWork,
    ru: async () => (await import("@frontdesk/words/ru/web-work")).webWork,
  },
  writing: {
    en: async () => (await import("@frontdesk/words/en/web-writing")).webWriting,
    ru: async () => (await import("@frontdesk/words/ru/web-writing")).webWriting,
  },
};
/** A part of the app with words of its own. */
type Part = keyof typeof inParts;
const wanted = new Set<Part>();

/**
 * Starts i18next with the language chosen in this browser, else the browser's own, else English. @throws where its
 * words can't be had
 */
export async function startLanguage() {
  await i18next.use(initReactI18next).init({
    lng: "en",
    fallbackLng: false,
    ns: ["web"],
    defaultNS: "web",
    // Permissions are keys too, and hold a colon.
    nsSeparator: false,
    resources: {},
    // React escapes already.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(chosenLanguage() ?? firstKnown(navigator.languages));
}

/** Fetches what only a part of the app says, in the page's language; from then on in every other that is chosen. */
export async function learnWords(part: Part) {
  if (wanted.has(part)) return;
  await learn(spokenLanguage(), [part]);
  wanted.add(part);
}

async function learn(locale: Locale, of: Iterable<Part> = wanted) {
  const parts: (() => Promise<object>)[] = [everywhere[locale], ...[...of].map((part) => inParts[part][locale])];
  for (const words of await Promise.all(parts.map((part) => fetchScript(part))))
    i18next.addResourceBundle(locale, "web", words);
}

/** Switches the page to a language, fetching its catalogue on first use. */
async function speak(locale: Locale) {
  await learn(locale);
  await i18next.changeLanguage(locale);
  document.documentElement.lang = locale;
}

/** Switches the language and keeps the choice in this browser. */
export function chooseLanguage(locale: Locale) {
  localStorage.setItem(chosenKey, locale);
  return speak(locale);
}

/** Follows the account's language, unless another was chosen in this browser. */
export async function followAccountLanguage(locale: Locale) {
  if (chosenLanguage() === null && locale !== spokenLanguage()) await speak(locale);
}

/** The language the page is in. */
export function spokenLanguage(): Locale {
  return locales.find((locale) => locale === i18next.language) ?? "en";
}

function chosenLanguage(): Locale | null {
  const chosen = localStorage.getItem(chosenKey);
  return locales.find((locale) => locale === chosen) ?? null;
}

function firstKnown(languages: readonly string[]): Locale {
  const known = languages.map((tag) => locales.find((locale) => tag.toLowerCase().startsWith(locale)));
  return known.find((locale) => locale !== undefined) ?? "en";
}
