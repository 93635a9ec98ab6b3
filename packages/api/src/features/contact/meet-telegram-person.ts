import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import {
  insertTelegramContact,
  lockTelegramContact,
  renameTelegramContact,
  type TelegramPerson,
} from "./contact.queries.ts";

/** The contact of a person who wrote by Telegram, made at their first message and renamed with them. Returns its id. */
export async function meetTelegramPerson(desk: Desk, person: TelegramPerson): Promise<string> {
  const { workspaceId, now } = desk;
  const known = await lockTelegramContact(desk.db, { workspaceId, tgUserId: person.tgUserId });
  if (!known) return insertTelegramContact(desk.db, workspaceId, person);

  const { name, username, language } = person;
  const isSame = known.name === name && known.username === username && known.language === language;
  if (isSame) return known.id;
  await renameTelegramContact(desk.db, { workspaceId, id: known.id, person, now });
  desk.emit("contact.changed", {
    subject: { type: "contact", id: known.id },
    data: { id: known.id, name, username, language, avatar: known.avatar },
    scopeKeys: forEveryone,
  });
  return known.id;
}
