import { type BotGroup, type GroupRule, type GroupTopic, groupLimits } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";
import { wholeGroup } from "./rule.queries.ts";

interface OfBot {
  workspaceId: string;
  botId: string;
}

interface Chat extends OfBot {
  chatId: number;
}

/** @throws not_found */
export async function assertBot(db: Reader, { workspaceId, botId }: OfBot): Promise<void> {
  const ofWorkspace = db.selectFrom("bot").select("id").where("workspace_id", "=", workspaceId);
  found(await ofWorkspace.where("id", "=", botId).where("deleted_at", "is", null).executeTakeFirst());
}

/** What a group is called, and those of its topics whose names are known. @throws not_found */
export async function getTitles(
  db: Reader,
  { workspaceId, botId, chatId }: Chat,
): Promise<{ title: string; topics: Map<number, string> }> {
  const chat = await db
    .selectFrom("tg_chat")
    .select("title")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  const topics = await db
    .selectFrom("group_topic")
    .select(["thread_id as threadId", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .execute();
  const named = topics.flatMap(({ threadId, name }) => (name === null ? [] : [[threadId, name] as const]));
  return { title: found(chat).title ?? String(chatId), topics: new Map(named) };
}

/** Holds a group for this transaction, as whoever says something in it does, and tells whether staff work there. */
export async function lockWhetherForStaff(db: Writer, { workspaceId, botId, chatId }: Chat): Promise<boolean> {
  await db
    .selectFrom("tg_chat")
    .select("chat_id")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .forUpdate()
    .execute();
  const bound = await db
    .selectFrom("staff_group")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
  return bound !== undefined;
}

/** A group as it is known, whether or not the bot is still in it. */
export interface KnownGroup {
  group: BotGroup;
  isInside: boolean;
}

/** Of all of a bot's groups, or of one. */
type Which = OfBot & { chatId?: number };

/** The groups and supergroups that a bot has been in, by their numbers; in one that became another it is no longer. */
export async function listGroups(db: Reader, which: Which): Promise<KnownGroup[]> {
  const { workspaceId, botId, chatId } = which;
  const chats = await db
    .selectFrom("tg_chat")
    .select(["bot_id as botId", "chat_id as tgChatId", "type", "title", "is_forum as isForum", "bot_status as status"])
    .select("migrated_to as migratedTo")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("type", "in", ["group", "supergroup"])
    .$if(chatId !== undefined, (query) => query.where("chat_id", "=", chatId ?? 0))
    .orderBy("chat_id")
    .execute();
  const rules = await listRules(db, which);
  const topics = await listTopics(db, which);
  return chats.map(({ type, title, status, migratedTo, ...chat }) => {
    const ruleOf = (threadId: number) => rules.get(`${chat.tgChatId}/${threadId}`) ?? null;
    const group: BotGroup = {
      ...chat,
      type: type === "supergroup" ? type : "group",
      title: title ?? String(chat.tgChatId),
      isAdmin: status === "administrator" || status === "creator",
      rule: ruleOf(wholeGroup),
      topics: (topics.get(chat.tgChatId) ?? []).map((topic) => ({ ...topic, rule: ruleOf(topic.threadId) })),
    };
    const isInside = migratedTo === null && status !== null && status !== "left" && status !== "kicked";
    return { group, isInside };
  });
}

async function listRules(db: Reader, { workspaceId, botId, chatId }: Which): Promise<Map<string, GroupRule>> {
  const rows = await db
    .selectFrom("group_rule")
    .select(["chat_id as chatId", "thread_id as threadId", "hears", "inbox_id as inboxId"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .$if(chatId !== undefined, (query) => query.where("chat_id", "=", chatId ?? 0))
    .execute();
  return new Map(rows.map(({ chatId: of, threadId, ...rule }) => [`${of}/${threadId}`, rule]));
}

type Topic = Omit<GroupTopic, "rule">;

/** The topics of each group that were heard of last, the oldest first. */
async function listTopics(db: Reader, { workspaceId, botId, chatId }: Which): Promise<Map<number, Topic[]>> {
  const rows = await db
    .selectFrom("group_topic")
    .select(["chat_id as chatId", "thread_id as threadId", "name", "state"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .$if(chatId !== undefined, (query) => query.where("chat_id", "=", chatId ?? 0))
    .orderBy("thread_id")
    .execute();
  const byChat = Map.groupBy(rows, (row) => row.chatId);
  return new Map(
    [...byChat].map(([of, topics]) => [of, topics.slice(-groupLimits.topics).map(({ chatId: _, ...topic }) => topic)]),
  );
}
