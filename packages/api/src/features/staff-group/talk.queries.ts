import type { Reader } from "@frontdesk/db";

interface NewTalk {
  workspaceId: string;
  conversationId: string;
  after: number;
  limit: number;
}

/** The last messages of a conversation after one, in order, and whether each is a part of an album that may grow. */
export async function listNewTalk(
  db: Reader,
  { workspaceId, conversationId, after, limit }: NewTalk,
): Promise<{ id: string; seq: number; isAlbum: boolean }[]> {
  const rows = await db
    .selectFrom("message")
    .select(["id", "seq", "album_key as albumKey"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("seq", ">", after)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.reverse().map(({ albumKey, ...row }) => ({ ...row, isAlbum: albumKey !== null }));
}

/** The live conversations of a workspace, those first in which something happened last. */
export async function listLive(
  db: Reader,
  { workspaceId, limit }: { workspaceId: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("state", "not in", ["closed", "spam"])
    .orderBy("last_message_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Those conversations of a contact that have a topic. */
export async function listTopicsOfContact(
  db: Reader,
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation as c")
    .innerJoin("staff_topic as s", (join) =>
      join.onRef("s.workspace_id", "=", "c.workspace_id").onRef("s.conversation_id", "=", "c.id"),
    )
    .select("c.id")
    .where("c.workspace_id", "=", workspaceId)
    .where("c.contact_id", "=", contactId)
    .where("c.state", "not in", ["closed", "spam"])
    .execute();
  return rows.map(({ id }) => id);
}

/** The message of a conversation that gathers an album of Telegram's. */
export async function findAlbum(
  db: Reader,
  { workspaceId, conversationId, albumKey }: { workspaceId: string; conversationId: string; albumKey: string },
): Promise<string | null> {
  const row = await db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("album_key", "=", albumKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
