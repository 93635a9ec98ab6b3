import type { ContactKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

interface Keyed {
  workspaceId: string;
  /** See `keyOfGroup`. */
  key: string;
}

/** A group or channel as a contact. */
interface GroupContact {
  id: string;
  name: string;
  username: string | null;
}

function groupContacts(db: Reader, workspaceId: string) {
  return db
    .selectFrom("contact_identity as i")
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "i.workspace_id").onRef("p.id", "=", "i.contact_id"),
    )
    .select(["p.id", "p.name", "i.display as username"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", "telegram");
}

/** The contact that is a group, a topic of it, or a channel. */
export async function findGroupContact(db: Reader, { workspaceId, key }: Keyed): Promise<GroupContact | undefined> {
  return groupContacts(db, workspaceId).where("i.external_id", "=", key).executeTakeFirst();
}

/** The contacts that are a group and its topics, each with its key. */
export async function listGroupContacts(
  db: Reader,
  { workspaceId, chatId }: { workspaceId: string; chatId: number },
): Promise<(GroupContact & { key: string })[]> {
  return groupContacts(db, workspaceId)
    .select("i.external_id as key")
    .where((eb) => eb.or([eb("i.external_id", "=", `${chatId}`), eb("i.external_id", "like", `${chatId}/%`)]))
    .execute();
}

interface NewContact extends Keyed {
  kind: Exclude<ContactKind, "person">;
  name: string;
  username: string | null;
}

/** Makes the contact of a group, a topic or a channel and returns its id. */
export async function insertGroupContact(
  db: Writer,
  { workspaceId, key, kind, name, username }: NewContact,
): Promise<string> {
  const { id } = await db
    .insertInto("contact")
    .values({ workspace_id: workspaceId, kind, name })
    .returning("id")
    .executeTakeFirstOrThrow();
  // Two bots that meet it at the same moment: the second fails, is tried again, and finds it.
  const identity = { provider: "telegram" as const, external_id: key, display: username };
  await db
    .insertInto("contact_identity")
    .values({ workspace_id: workspaceId, contact_id: id, ...identity })
    .execute();
  return id;
}

interface Renaming {
  workspaceId: string;
  known: GroupContact;
  name: string;
  username: string | null;
  now: Date;
}

/** Writes down what a group or channel is called now, and keeps what it was called before. */
export async function renameGroupContact(
  db: Writer,
  { workspaceId, known, name, username, now }: Renaming,
): Promise<void> {
  const { id } = known;
  const before = { name: known.name, username: known.username };
  await db
    .insertInto("contact_name")
    .values({ workspace_id: workspaceId, contact_id: id, ...before, replaced_at: now })
    .execute();
  await db
    .updateTable("contact")
    .set((eb) => ({ name, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  await db
    .updateTable("contact_identity")
    .set({ display: username })
    .where("workspace_id", "=", workspaceId)
    .where("contact_id", "=", id)
    .where("provider", "=", "telegram")
    .execute();
}
