import type { Hearing } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

interface Place {
  workspaceId: string;
  botId: string;
  chatId: number;
  /** Null for a group as a whole. */
  threadId: number | null;
}

/** The thread under which the rule of a whole group is kept. */
export const wholeGroup = 0;

/** By what rule something is heard. */
export interface HeardRule {
  hears: Exclude<Hearing, "nothing">;
  inboxId: string;
  /** What was said before then, nobody has asked for. */
  since: Date;
}

/** The rule by which a group, or a topic of it, is heard: its own, or its group's; undefined where it is not. */
export async function findGroupRule(
  db: Reader,
  { workspaceId, botId, chatId, threadId }: Place,
): Promise<HeardRule | undefined> {
  const rule = await db
    .selectFrom("group_rule")
    .select(["hears", "inbox_id as inboxId", "created_at as since"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("thread_id", "in", [wholeGroup, threadId ?? wholeGroup])
    .orderBy("thread_id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!rule || rule.hears === "nothing" || rule.inboxId === null) return undefined;
  return { hears: rule.hears, inboxId: rule.inboxId, since: rule.since };
}

/** Whether anything said in a group, or in any topic of it, becomes a conversation. */
export async function isHeard(db: Reader, { workspaceId, botId, chatId }: Omit<Place, "threadId">): Promise<boolean> {
  const rule = await db
    .selectFrom("group_rule")
    .select("chat_id")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("hears", "<>", "nothing")
    .limit(1)
    .executeTakeFirst();
  return rule !== undefined;
}

interface Ruling extends Place {
  hears: Hearing;
  inboxId: string | null;
  now: Date;
}

/** Lets a group, or one topic of it, be heard by a rule of its own from now on. */
export async function putGroupRule(
  db: Writer,
  { workspaceId, botId, chatId, threadId, hears, inboxId, now }: Ruling,
): Promise<void> {
  const rule = { hears, inbox_id: inboxId, updated_at: now };
  await db
    .insertInto("group_rule")
    .values({
      ...{ workspace_id: workspaceId, bot_id: botId, chat_id: chatId, thread_id: threadId ?? wholeGroup },
      ...{ ...rule, created_at: now },
    })
    .onConflict((conflict) => conflict.columns(["workspace_id", "bot_id", "chat_id", "thread_id"]).doUpdateSet(rule))
    .execute();
}

/** Takes the rule of a group, or of one topic of it, away. */
export async function deleteGroupRule(db: Writer, { workspaceId, botId, chatId, threadId }: Place): Promise<void> {
  await db
    .deleteFrom("group_rule")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId ?? wholeGroup)
    .execute();
}
