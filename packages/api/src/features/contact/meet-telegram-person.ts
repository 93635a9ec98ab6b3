import { telegramLimits } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { announceContact } from "./announce-contact.ts";
import {
  askForAvatar,
  insertTelegramContact,
  lockFirstMeeting,
  lockTelegramContact,
  renameTelegramContact,
  type TelegramPerson,
} from "./contact.queries.ts";

/**
 * The contact of a person who wrote by Telegram, made at their first message and renamed with them; how they were called
 * before is kept. Their picture is looked for then, and again a week later at the earliest. Returns its id.
 */
export async function meetTelegramPerson(desk: Desk, botId: string, person: TelegramPerson): Promise<string> {
  const { workspaceId, now } = desk;
  const { tgUserId } = person;
  let known = await lockTelegramContact(desk.db, { workspaceId, tgUserId });
  if (!known) {
    await lockFirstMeeting(desk.db, { workspaceId, tgUserId });
    known = await lockTelegramContact(desk.db, { workspaceId, tgUserId });
  }
  if (!known) {
    desk.wakeBot(botId);
    return insertTelegramContact(desk.db, { workspaceId, person, now });
  }
  const { id } = known;
  const isSeenLately = known.avatarSeenAt && now.getTime() - known.avatarSeenAt.getTime() < telegramLimits.avatarRestMs;
  if (!isSeenLately && !known.avatarDueAt) {
    await askForAvatar(desk.db, { workspaceId, id, now });
    desk.wakeBot(botId);
  }

  const { name, username } = person;
  // Telegram tells the language of some messages only; what they chose themselves counts more.
  const language = known.languageChosenAt ? known.language : (person.language ?? known.language);
  if (known.name === name && known.username === username && known.language === language) return id;
  await renameTelegramContact(desk.db, { workspaceId, known, person: { ...person, language }, now });
  await announceContact(desk, id);
  return id;
}
