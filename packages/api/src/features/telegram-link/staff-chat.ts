import type { SendButton } from "@frontdesk/contract";
import type { ApplyMessage } from "@frontdesk/contract/inputs";
import { type BotWord, say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import type { Services } from "../../services.ts";
import { insertAnswer, insertAnswerInPlace } from "./staff-chat.queries.ts";

/** A private chat of a bot's with somebody who is of its staff, or says so. It belongs to no conversation. */
export interface StaffChat {
  desk: Desk;
  services: Pick<Services, "apiRoots" | "simulatorUrl">;
  botId: string;
  tgChatId: number;
  person: ApplyMessage["from"];
}

/** What the bot says: a text of the catalogue and what is filled in. */
export interface Words {
  word: BotWord;
  values?: Record<string, string>;
}

/** One text in the language of the person whose chat it is. */
export function inTheirLanguage({ person }: Pick<StaffChat, "person">, { word, values }: Words): string {
  return say(person.language, word, values);
}

/** Has the bot say something there. */
export async function sayTo(chat: StaffChat, { buttons = [], ...words }: Words & { buttons?: SendButton[] }) {
  const { desk, botId, tgChatId: chatId } = chat;
  const { db, workspaceId } = desk;
  await insertAnswer(db, { workspaceId, botId, chatId, text: inTheirLanguage(chat, words), buttons });
  desk.wakeBot(botId);
}

/** Has the bot change a question of its own into what came of it; its buttons go. */
export async function sayInPlace(chat: StaffChat, { tgMessageId, ...words }: Words & { tgMessageId: number }) {
  const { desk, botId, tgChatId: chatId } = chat;
  const { db, workspaceId } = desk;
  await insertAnswerInPlace(db, { workspaceId, botId, chatId, text: inTheirLanguage(chat, words), tgMessageId });
  desk.wakeBot(botId);
}
