import type { CannedReply, CannedVariant, Kept } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { columnsOfKept, visibleKept } from "./audience.queries.ts";
import { cannedFilesOf } from "./canned-file.queries.ts";

function cannedReplies(db: Reader, reach: Reach) {
  return db
    .selectFrom("canned_reply as k")
    .select(["k.id", "k.audience", "k.owner_id as ownerId", "k.team_id as teamId", "k.folder", "k.shortcut"])
    .select(["k.title", "k.variants", "k.after_press as afterPress", "k.uses", "k.version"])
    .select((eb) => cannedFilesOf(db, { workspaceId: eb.ref("k.workspace_id"), id: eb.ref("k.id") }).as("files"))
    .where(visibleKept(reach));
}

type Row = Awaited<ReturnType<ReturnType<typeof cannedReplies>["executeTakeFirstOrThrow"]>>;

function toCannedReply({ variants, ...row }: Row): CannedReply {
  return { ...row, variants: variants as CannedVariant[] };
}

/** The canned replies that somebody may use. */
export async function listCannedReplies(db: Reader, reach: Reach): Promise<CannedReply[]> {
  return (await cannedReplies(db, reach).execute()).map(toCannedReply);
}

/** @throws not_found, also for what is kept for others */
export async function getCannedReply(db: Reader, reach: Reach, id: string): Promise<CannedReply> {
  return toCannedReply(found(await cannedReplies(db, reach).where("k.id", "=", id).executeTakeFirst()));
}

/** Holds a canned reply for this transaction; it is read afterwards. @throws not_found */
export async function lockCannedReply(db: Writer, reach: Reach, id: string): Promise<void> {
  const query = db.selectFrom("canned_reply as k").select("k.id").where(visibleKept(reach)).where("k.id", "=", id);
  found(await query.forUpdate().executeTakeFirst());
}

/** How many replies a workspace keeps. */
export async function countCannedReplies(db: Reader, workspaceId: string): Promise<number> {
  const { count } = await db
    .selectFrom("canned_reply")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Body extends Omit<Kept, "id" | "version">, Pick<CannedReply, "shortcut" | "variants" | "afterPress"> {
  workspaceId: string;
  now: Date;
}

function columnsOf({ shortcut, variants, afterPress, now, ...kept }: Body) {
  const body = { shortcut, variants: JSON.stringify(variants), after_press: afterPress };
  return { ...columnsOfKept(kept), ...body, updated_at: now };
}

export async function insertCannedReply(db: Writer, body: Body): Promise<string> {
  const row = await db
    .insertInto("canned_reply")
    .values({ workspace_id: body.workspaceId, created_at: body.now, ...columnsOf(body) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function changeCannedReply(db: Writer, id: string, body: Body): Promise<void> {
  await db
    .updateTable("canned_reply")
    .set((eb) => ({ ...columnsOf(body), version: eb("version", "+", 1) }))
    .where("workspace_id", "=", body.workspaceId)
    .where("id", "=", id)
    .execute();
}

interface Which {
  workspaceId: string;
  id: string;
}

export async function deleteCannedReply(db: Writer, { workspaceId, id }: Which): Promise<void> {
  await db
    .deleteFrom("canned_file")
    .where("workspace_id", "=", workspaceId)
    .where("canned_reply_id", "=", id)
    .execute();
  await db.deleteFrom("canned_reply").where("workspace_id", "=", workspaceId).where("id", "=", id).execute();
}

/** Counts that a reply was sent once more; returns how often that was, and for whom it is kept. */
export async function addUse(db: Writer, { workspaceId, id }: Which) {
  return db
    .updateTable("canned_reply")
    .set((eb) => ({ uses: eb("uses", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(["uses", "audience", "owner_id as ownerId", "team_id as teamId"])
    .executeTakeFirst();
}

interface Use {
  workspaceId: string;
  messageId: string;
  cannedReplyId: string;
  conversationId: string;
  now: Date;
}

/** Notes that a message was a canned reply, and the last that the person had said before it. */
export async function insertUse(
  db: Writer,
  { workspaceId, messageId, cannedReplyId, conversationId, now }: Use,
): Promise<void> {
  const question = db
    .selectFrom("message")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId)
    .where("direction", "=", "in")
    .where("text", "<>", "")
    .orderBy("seq", "desc")
    .limit(1);
  const row = { workspace_id: workspaceId, message_id: messageId, canned_reply_id: cannedReplyId, used_at: now };
  await db
    .insertInto("canned_use")
    .values({ ...row, question_id: question })
    .execute();
}
