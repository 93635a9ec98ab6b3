import type { AttachmentKind } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { StaffAct } from "./card.ts";

interface Home {
  slug: string;
  name: string;
  locale: string;
  timeZone: string;
}

/** What of a workspace its topics tell by: how it is addressed, and by whose clock. */
export async function getHome(db: Reader, workspaceId: string): Promise<Home> {
  return db
    .selectFrom("workspace")
    .select(["slug", "name", "locale", "timezone as timeZone"])
    .where("id", "=", workspaceId)
    .executeTakeFirstOrThrow();
}

interface OfTopic {
  workspaceId: string;
  topicId: string;
}

/** The ids of a topic's buttons, by what they do. */
export async function getButtonIds(db: Reader, { workspaceId, topicId }: OfTopic): Promise<Record<StaffAct, string>> {
  const rows = await db
    .selectFrom("staff_button")
    .select(["act", "id"])
    .where("workspace_id", "=", workspaceId)
    .where("staff_topic_id", "=", topicId)
    .execute();
  const idOf = (act: StaffAct) => rows.find((row) => row.act === act)?.id ?? "";
  return { take: idOf("take"), release: idOf("release"), close: idOf("close"), reopen: idOf("reopen") };
}

/** The button of this id in a group, and the conversation whose topic it stands in. */
export async function findButton(
  db: Reader,
  { workspaceId, staffGroupId, id }: { workspaceId: string; staffGroupId: string; id: string },
): Promise<{ act: StaffAct; conversationId: string } | undefined> {
  return db
    .selectFrom("staff_button as b")
    .innerJoin("staff_topic as s", (join) =>
      join.onRef("s.workspace_id", "=", "b.workspace_id").onRef("s.id", "=", "b.staff_topic_id"),
    )
    .select(["b.act", "s.conversation_id as conversationId"])
    .where("b.workspace_id", "=", workspaceId)
    .where("b.id", "=", id)
    .where("s.staff_group_id", "=", staffGroupId)
    .executeTakeFirst();
}

/** A file of a message as one bot can show it: by Telegram's own name for it, or by the bytes that the desk keeps. */
export interface ShowableFile {
  id: string;
  kind: AttachmentKind;
  name: string;
  mime: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  tgFileId: string | null;
  hasBytes: boolean;
  isPending: boolean;
}

/** The files of a message, in order, those that an edit replaced left out. */
export async function listShowableFiles(
  db: Reader,
  { workspaceId, messageId, botId }: { workspaceId: string; messageId: string; botId: string },
): Promise<ShowableFile[]> {
  return db
    .selectFrom("attachment as a")
    .leftJoin("file as f", (join) =>
      join.onRef("f.workspace_id", "=", "a.workspace_id").onRef("f.hash", "=", "a.file_hash"),
    )
    .select(["a.id", "a.width", "a.height", "a.duration_seconds as durationSeconds"])
    .select((eb) => [
      eb.ref("a.kind").$castTo<AttachmentKind>().as("kind"),
      eb.fn.coalesce("a.name", sql<string>`'file'`).as("name"),
      eb.fn.coalesce("f.mime", sql<string>`'application/octet-stream'`).as("mime"),
      eb.fn.coalesce("f.size_bytes", "a.size_bytes", sql<number>`0`).as("sizeBytes"),
      eb.case().when("a.bot_id", "=", botId).then(eb.ref("a.tg_file_id")).else(null).end().as("tgFileId"),
    ])
    .select([
      sql<boolean>`a.state = 'ready' and f.hash is not null`.as("hasBytes"),
      sql<boolean>`a.state = 'pending'`.as("isPending"),
    ])
    .where("a.workspace_id", "=", workspaceId)
    .where("a.message_id", "=", messageId)
    .where("a.replaced_at", "is", null)
    .orderBy("a.position")
    .execute();
}
