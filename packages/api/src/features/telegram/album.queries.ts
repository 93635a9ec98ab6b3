import type { TextEntity } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

interface AlbumPlace {
  workspaceId: string;
  conversationId: string;
  albumKey: string;
}

/** The message that gathers an album in a conversation, where a part of it has come already. */
export async function findAlbum(
  db: Reader,
  { workspaceId, conversationId, albumKey }: AlbumPlace,
): Promise<string | undefined> {
  const message = await db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("album_key", "=", albumKey)
    .executeTakeFirst();
  return message?.id;
}

interface Album {
  workspaceId: string;
  messageId: string;
}

/** Puts the files of an album in the order of Telegram's messages, whatever the order in which they came. */
export async function orderAlbum(db: Writer, { workspaceId, messageId }: Album): Promise<void> {
  const order = sql<number>`row_number() over (order by t.tg_message_id) - 1`;
  await db
    .with("place", (cte) =>
      cte
        .selectFrom("telegram_message as t")
        .select(["t.attachment_id", order.as("position")])
        .where("t.workspace_id", "=", workspaceId)
        .where("t.message_id", "=", messageId),
    )
    .updateTable("attachment as a")
    .from("place")
    .set((eb) => ({ position: eb.ref("place.position") }))
    .whereRef("a.id", "=", "place.attachment_id")
    .whereRef("a.position", "<>", "place.position")
    .where("a.workspace_id", "=", workspaceId)
    .execute();
}

/** The words of an album: its first caption, by the order of its files. */
export async function wordsOfAlbum(
  db: Reader,
  { workspaceId, messageId }: Album,
): Promise<{ text: string; entities: TextEntity[] }> {
  const first = await db
    .selectFrom("attachment")
    .select(["caption as text", "caption_entities as entities"])
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("caption", "is not", null)
    .where("replaced_at", "is", null)
    .orderBy("position")
    .limit(1)
    .executeTakeFirst();
  return { text: first?.text ?? "", entities: (first?.entities ?? []) as TextEntity[] };
}

/** A file as an edit finds it. */
export interface Part {
  id: string;
  uniqueId: string | null;
  position: number;
  caption: string | null;
  captionEntities: unknown;
}

/** The file that a bound message carries. */
export async function findPart(
  db: Reader,
  { workspaceId, attachmentId }: { workspaceId: string; attachmentId: string },
): Promise<Part | undefined> {
  return db
    .selectFrom("attachment")
    .select(["id", "tg_unique_id as uniqueId", "position", "caption", "caption_entities as captionEntities"])
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", attachmentId)
    .executeTakeFirst();
}
