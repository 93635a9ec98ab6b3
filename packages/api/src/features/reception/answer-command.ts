import {
  type Inbox,
  languageOf,
  type TextLanguage,
  textFor,
  textLanguageCodes,
  textLanguages,
} from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { chooseLanguage } from "../contact/index.ts";
import { sayByItself } from "../message/index.ts";
import type { Command } from "./command.ts";

interface Asked {
  inbox: Inbox;
  conversationId: string;
  contactId: string;
  /** The languages in which to answer, the dearest first. */
  preferred: (string | null)[];
}

/** Answers `/help` and `/language`, in the person's language. Other commands are for whoever reads them. */
export async function answerCommand(desk: Desk, command: Command, asked: Asked): Promise<void> {
  const { inbox, conversationId, preferred } = asked;
  if (command.name === "help") {
    const text = textFor(inbox.texts.help, preferred) ?? say(spokenFor(preferred), "help");
    await sayByItself(desk, { conversationId, text });
  }
  if (command.name === "language") await answerLanguage(desk, command.argument, asked);
}

async function answerLanguage(desk: Desk, argument: string, { inbox, ...asked }: Asked): Promise<void> {
  const { conversationId, contactId, preferred } = asked;
  const language = languageOf(argument);
  if (!language) {
    const choices = offeredBy(inbox).map((code) => `/language_${code} — ${textLanguages[code]}`);
    const text = [say(spokenFor(preferred), "language.ask"), ...choices].join("\n");
    await sayByItself(desk, { conversationId, text });
    return;
  }
  await chooseLanguage(desk, { contactId, language });
  const text = say(spokenFor([language, ...preferred]), "language.chosen");
  await sayByItself(desk, { conversationId, text });
}

/** The languages of the product's own words. */
const spoken: readonly TextLanguage[] = ["en", "ru"];

/** The first of some languages in which the product itself can speak. */
export function spokenFor(preferred: readonly (string | null)[]): string {
  return preferred.map(languageOf).find((language) => language && spoken.includes(language)) ?? "en";
}

function offeredBy({ texts }: Inbox): TextLanguage[] {
  const written = new Set(Object.values(texts).flatMap((byLanguage) => Object.keys(byLanguage)));
  return textLanguageCodes.filter((code) => spoken.includes(code) || written.has(code));
}
