import { lacksOf, type StaffGroup, type StaffGroupLanguage } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

function staffGroups(db: Reader, workspaceId: string) {
  return db
    .selectFrom("staff_group as g")
    .leftJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "g.workspace_id")
        .onRef("t.bot_id", "=", "g.bot_id")
        .onRef("t.chat_id", "=", "g.chat_id"),
    )
    .select(["g.id", "g.bot_id as botId", "g.chat_id as chatId", "g.inbox_ids as inboxIds", "g.team_ids as teamIds"])
    .select(["g.language", "g.closes_with_topic as closesWithTopic", "g.code_expires_at as codeExpiresAt", "g.version"])
    .select(["t.title", "t.is_forum as isForum", "t.bot_status as status", "t.bot_rights as rights"])
    .where("g.workspace_id", "=", workspaceId)
    .where("g.deleted_at", "is", null)
    .orderBy("g.id");
}

type Row = Awaited<ReturnType<ReturnType<typeof staffGroups>["executeTakeFirstOrThrow"]>>;

function toStaffGroup({ chatId, title, isForum, status, rights, codeExpiresAt, ...row }: Row): StaffGroup {
  const chat = chatId === null ? null : { tgChatId: chatId, title: title ?? "" };
  return {
    ...row,
    chat,
    lacks: lacksOf(chat && { isForum: isForum ?? false, status: status ?? null, rights: rights ?? [] }),
    codeExpiresAt: codeExpiresAt?.toISOString() ?? null,
  };
}

/** The staff groups of a workspace, the first made first. */
export async function listStaffGroups(db: Reader, workspaceId: string): Promise<StaffGroup[]> {
  return (await staffGroups(db, workspaceId).execute()).map(toStaffGroup);
}

interface Which {
  workspaceId: string;
  id: string;
}

/** @throws not_found */
export async function getStaffGroup(db: Reader, which: Which): Promise<StaffGroup> {
  return found(await findStaffGroup(db, which));
}

export async function findStaffGroup(db: Reader, { workspaceId, id }: Which): Promise<StaffGroup | undefined> {
  const row = await staffGroups(db, workspaceId).where("g.id", "=", id).executeTakeFirst();
  return row && toStaffGroup(row);
}

/** The same, held for this transaction. @throws not_found */
export async function lockStaffGroup(db: Writer, { workspaceId, id }: Which): Promise<StaffGroup> {
  const query = staffGroups(db, workspaceId).where("g.id", "=", id).forUpdate("g");
  return toStaffGroup(found(await query.executeTakeFirst()));
}

/** The staff group that a chat is. */
export async function findStaffGroupOf(
  db: Reader,
  { workspaceId, botId, chatId }: { workspaceId: string; botId: string; chatId: number },
): Promise<StaffGroup | undefined> {
  const row = await staffGroups(db, workspaceId)
    .where("g.bot_id", "=", botId)
    .where("g.chat_id", "=", chatId)
    .executeTakeFirst();
  return row && toStaffGroup(row);
}

/** The staff group of a bot that waits for this code, held for this transaction. */
export async function lockStaffGroupByCode(
  db: Writer,
  { workspaceId, botId, codeHash, now }: { workspaceId: string; botId: string; codeHash: Buffer; now: Date },
): Promise<StaffGroup | undefined> {
  const row = await staffGroups(db, workspaceId)
    .where("g.bot_id", "=", botId)
    .where("g.code_hash", "=", codeHash)
    .where("g.code_expires_at", ">", now)
    .forUpdate("g")
    .executeTakeFirst();
  return row && toStaffGroup(row);
}

export interface StaffGroupSettings {
  inboxIds: string[];
  teamIds: string[];
  language: StaffGroupLanguage;
  closesWithTopic: boolean;
}

export async function insertStaffGroup(
  db: Writer,
  { workspaceId, botId, ...settings }: StaffGroupSettings & { workspaceId: string; botId: string },
): Promise<string> {
  const row = await db
    .insertInto("staff_group")
    .values({ workspace_id: workspaceId, bot_id: botId, ...columnsOf(settings) })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export function columnsOf({ inboxIds, teamIds, language, closesWithTopic }: StaffGroupSettings) {
  return { inbox_ids: inboxIds, team_ids: teamIds, language, closes_with_topic: closesWithTopic };
}

interface StaffGroupPatch extends Partial<ReturnType<typeof columnsOf>> {
  chat_id?: number | null;
  code_hash?: Buffer | null;
  code_expires_at?: Date | null;
  deleted_at?: Date;
}

export async function changeStaffGroup(
  db: Writer,
  { workspaceId, id, now, patch }: Which & { now: Date; patch: StaffGroupPatch },
): Promise<void> {
  await db
    .updateTable("staff_group")
    .set((eb) => ({ ...patch, updated_at: now, version: eb("version", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** How many of these ids are inboxes, or teams, that the workspace has. */
export async function countKnown(
  db: Reader,
  { workspaceId, table, ids }: { workspaceId: string; table: "inbox" | "team"; ids: string[] },
): Promise<number> {
  if (ids.length === 0) return 0;
  const row = await db
    .selectFrom(table)
    .select(sql<number>`count(*)::integer`.as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}
