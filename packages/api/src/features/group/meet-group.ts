import { contactLimits, cutText } from "@frontdesk/contract";
import type { GroupSender } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { announceContact, meetTelegramPerson } from "../contact/index.ts";
import { getTitles } from "./group.queries.ts";
import {
  findGroupContact,
  insertGroupContact,
  listGroupContacts,
  renameGroupContact,
} from "./group-contact.queries.ts";
import { keyOfGroup, keyOfSender } from "./group-key.ts";

interface Place {
  botId: string;
  chatId: number;
  threadId: number | null;
}

/** The contact as which a group, or a topic of it, is talked with; made at the first word in it. Returns its id. */
export async function meetGroup(desk: Desk, { botId, chatId, threadId }: Place): Promise<string> {
  const { db, workspaceId } = desk;
  const key = keyOfGroup({ chatId, threadId });
  const known = await findGroupContact(db, { workspaceId, key });
  if (known) return known.id;
  const [name = key] = await namesIn(desk, { botId, chatId }, [key]);
  return insertGroupContact(db, { workspaceId, key, kind: "group", name, username: null });
}

/** The contact of whoever speaks in a group: a person, a channel, or the group where its administrator speaks as it. */
export async function meetSender(
  desk: Desk,
  { botId, chatId, from }: { botId: string; chatId: number; from: GroupSender },
): Promise<string> {
  if (from.kind === "person") {
    const { kind: _, ...person } = from;
    return meetTelegramPerson(desk, botId, person);
  }
  if (from.tgChatId === chatId) return meetGroup(desk, { botId, chatId, threadId: null });
  const { db, workspaceId, now } = desk;
  const { name, username } = from;
  const key = keyOfSender(from);
  const known = await findGroupContact(db, { workspaceId, key });
  if (!known) return insertGroupContact(db, { workspaceId, key, kind: "channel", name, username });
  if (known.name !== name || known.username !== username) {
    await renameGroupContact(db, { workspaceId, known, name, username, now });
    await announceContact(desk, known.id);
  }
  return known.id;
}

/** Calls a group's contact, and those of its topics, what they are called in Telegram now. */
export async function nameGroups(desk: Desk, place: Omit<Place, "threadId">): Promise<void> {
  const { db, workspaceId, now } = desk;
  const known = await listGroupContacts(db, { workspaceId, chatId: place.chatId });
  const names = await namesIn(
    desk,
    place,
    known.map(({ key }) => key),
  );
  for (const [index, { key: _, ...contact }] of known.entries()) {
    const name = names[index] ?? contact.name;
    if (name === contact.name) continue;
    await renameGroupContact(db, { workspaceId, known: contact, name, username: contact.username, now });
    await announceContact(desk, contact.id);
  }
}

/** What groups and topics of a chat are called, by their keys: the topic behind its group. */
async function namesIn({ db, workspaceId }: Desk, place: Omit<Place, "threadId">, keys: string[]): Promise<string[]> {
  const { title, topics } = await getTitles(db, { workspaceId, ...place });
  return keys.map((key) => {
    const [, thread] = key.split("/");
    if (!thread) return title;
    return cutText(`${title} · ${topics.get(Number(thread)) ?? `#${thread}`}`, contactLimits.nameLength);
  });
}
