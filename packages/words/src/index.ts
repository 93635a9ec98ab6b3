import { createInstance } from "i18next";
import { bot as enBot } from "./en/bot.ts";
import { mail as enMail } from "./en/mail.ts";
import { web as enWeb } from "./en/web.ts";
import { webDashboard as enDashboard } from "./en/web-dashboard.ts";
import { webEntry as enEntry } from "./en/web-entry.ts";
import { webPeople as enPeople } from "./en/web-people.ts";
import { webSettings as enSettings } from "./en/web-settings.ts";
import { webStart as enStart } from "./en/web-start.ts";
import { webWork as enWork } from "./en/web-work.ts";
import { webWriting as enWriting } from "./en/web-writing.ts";
import { bot as ruBot } from "./ru/bot.ts";
import { mail as ruMail } from "./ru/mail.ts";
import { web as ruWeb } from "./ru/web.ts";
import { webDashboard as ruDashboard } from "./ru/web-dashboard.ts";
import { webEntry as ruEntry } from "./ru/web-entry.ts";
import { webPeople as ruPeople } from "./ru/web-people.ts";
import { webSettings as ruSettings } from "./ru/web-settings.ts";
import { webStart as ruStart } from "./ru/web-start.ts";
import { webWork as ruWork } from "./ru/web-work.ts";
import { webWriting as ruWriting } from "./ru/web-writing.ts";

/** Every text of the product, by language and by who says it. All languages hold the same keys. */
export const catalogues = {
  en: {
    bot: enBot,
    mail: enMail,
    web: { ...enWeb, ...enDashboard, ...enEntry, ...enPeople, ...enSettings, ...enStart, ...enWork, ...enWriting },
  },
  ru: {
    bot: ruBot,
    mail: ruMail,
    web: { ...ruWeb, ...ruDashboard, ...ruEntry, ...ruPeople, ...ruSettings, ...ruStart, ...ruWork, ...ruWriting },
  },
} as const;

type Path<Words> = {
  [Key in keyof Words & string]: Words[Key] extends string ? Key : `${Key}.${Path<Words[Key]>}`;
}[keyof Words & string];

/** A text of the bot, as a dotted path: `button.expired`. */
export type BotWord = Path<typeof enBot>;

/** A text of a letter, as a dotted path: `reset.subject`. */
export type MailWord = Path<typeof enMail>;

const spoken = createInstance({
  resources: { en: { bot: enBot, mail: enMail }, ru: { bot: ruBot, mail: ruMail } },
  defaultNS: "bot",
  fallbackLng: "en",
  nonExplicitSupportedLngs: true,
  supportedLngs: ["en", "ru"],
  initAsync: false,
  interpolation: { escapeValue: false },
});
void spoken.init();

/**
 * Says a text of the bot in a person's language, with its values filled in: an IETF tag as Telegram gives it (`ru-RU`);
 * English where it has none.
 */
export function say(language: string | null, word: BotWord, values: Record<string, string> = {}): string {
  // A default is what i18next's types want of a caller who fills in values it does not know.
  return spoken.getFixedT(language ?? "en", "bot")(word, { defaultValue: word, ...values });
}

/** Words a letter in a person's language, with its values filled in. */
export function word(language: string, text: MailWord, values: Record<string, string>): string {
  return spoken.getFixedT(language, "mail")(text, { defaultValue: text, ...values });
}
