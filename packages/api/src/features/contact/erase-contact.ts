import type { EraseContact } from "@frontdesk/contract/inputs";
import { say } from "@frontdesk/words";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { keysOf, lockConversations } from "../conversation/index.ts";
import { type Erased, listErasable, listErasedPlaces, listErasedSubjects, listMergedInto } from "./erasable.queries.ts";
import { eraseFiles, eraseMessages, eraseSends } from "./erase-messages.queries.ts";
import { eraseConversations, erasePerson } from "./erase-person.queries.ts";
import { eraseAnswers, eraseEvents, eraseUpdates } from "./erase-record.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

/** What was erased, by how much of it there was. */
interface Erasure {
  id: string;
  conversations: number;
  messages: number;
}

/**
 * Erases a person: what they said and what was said to them, their files, names, identities, notes and facts, what
 * Telegram delivered of them, what the log and stored answers tell. Their conversations stay as shells, closed, with how
 * many messages there were and when. Whom they were merged with goes too. The bytes of files that nothing else refers to
 * go with the next collection, within the hour.
 * @throws not_found, conflict (wrong_state for a group, wrong_name where another is meant)
 */
export async function eraseContact(desk: Desk, viewer: Viewer, { contactId, name }: EraseContact): Promise<Erasure> {
  const { db, workspaceId, now } = desk;
  const contact = await lockContact(db, viewer, contactId);
  if (contact.kind !== "person") throw new DeskError("conflict", "wrong_state");
  if (contact.name.trim() !== name) throw new DeskError("conflict", "wrong_name", { fields: { name: "wrong_name" } });

  const contactIds = await listMergedInto(db, { workspaceId, id: contactId });
  const places = await listErasedPlaces(db, { workspaceId, contactIds });
  const held = await lockConversations(db, desk.whole, [...places.own, ...places.shared]);
  const scopeKeys = [...new Set(held.flatMap(keysOf))];
  const whose = { workspaceId, contactIds };
  const erased: Erased = { ...whose, now, ...(await listErasable(db, { ...whose, ...places })) };
  const subjects = await listErasedSubjects(db, erased);

  // The sends before their messages, as the bot's duties hold them.
  await eraseSends(db, erased);
  await eraseFiles(db, erased);
  await eraseMessages(db, erased);
  await eraseConversations(db, erased);
  await erasePerson(db, erased, say(await localeOf(desk), "person.erased"));
  await eraseUpdates(db, erased);
  await eraseAnswers(db, erased);
  await eraseEvents(db, { contactId, subjects });

  const conversationIds = held.map(({ id }) => id);
  desk.emit("contact.erased", {
    subject: { type: "contact", id: contactId },
    data: { ids: contactIds, conversationIds },
    scopeKeys,
  });
  const counts = { conversations: erased.own.length, messages: erased.messageIds.length };
  await desk.audit({ action: "contact.erase", subject: { type: "contact", id: contactId }, after: counts });
  return { id: contactId, ...counts };
}

async function localeOf({ db, workspaceId }: Desk): Promise<string> {
  const { locale } = await db
    .selectFrom("workspace")
    .select("locale")
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return locale;
}
