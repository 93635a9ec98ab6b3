import { createInstance } from "i18next";
import { bot as enBot } from "./en/bot.ts";
import { web as enWeb } from "./en/web.ts";
import { bot as ruBot } from "./ru/bot.ts";
import { web as ruWeb } from "./ru/web.ts";

/** Every text of the product, by language and by who says it. All languages hold the same keys. */
export const catalogues = {
  en: { bot: enBot, web: enWeb },
  ru: { bot: ruBot, web: ruWeb },
} as const;

type Path<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Path<Words[Key]>}`;
}[keyof Words & string];

/** A text of the bot, as a dotted path: `button.expired`. */
export type BotWord = Path<typeof enBot>;

const spoken = createInstance({
  resources: { en: { bot: enBot }, ru: { bot: ruBot } },
  defaultNS: "bot",
  fallbackLng: "en",
  nonExplicitSupportedLngs: true,
  supportedLngs: ["en", "ru"],
  initAsync: false,
  interpolation: { escapeValue: false },
});
void spoken.init();

/** Says a text of the bot in a person's language: an IETF tag as Telegram gives it (`ru-RU`); English where it has none. */
export function say(language: string | null, word: BotWord): string {
  return spoken.getFixedT(language ?? "en", "bot")(word);
}
