import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Writer } from "@frontdesk/db";

interface Heard {
  workspaceId: string;
  botId: string;
  chat: ApplyGroupMessage["chat"];
  now: Date;
}

/** Writes down a group in which the bot hears something, so is; undefined where it is known just so. */
export async function putGroupChat(
  db: Writer,
  { workspaceId, botId, chat, now }: Heard,
): Promise<{ isRenamed: boolean; hasReturned: boolean } | undefined> {
  const known = await db
    .selectFrom("tg_chat")
    .select(["title", "type", "is_forum as isForum", "reachable", "bot_status as status"])
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("chat_id", "=", chat.tgChatId)
    .forUpdate()
    .executeTakeFirst();
  const { title, type, isForum } = chat;
  const isInside = known?.reachable === "yes" && known.status !== null && !isOutside(known.status);
  if (isInside && known.title === title && known.type === type && known.isForum === isForum) return undefined;
  const status = known?.status && !isOutside(known.status) ? known.status : ("member" as const);
  const facts = { title, type, is_forum: isForum, reachable: "yes" as const, bot_status: status };
  await db
    .insertInto("tg_chat")
    .values({ workspace_id: workspaceId, bot_id: botId, chat_id: chat.tgChatId, ...facts })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id"])
        .doUpdateSet((eb) => ({ ...facts, updated_at: now, version: eb("tg_chat.version", "+", 1) })),
    )
    .execute();
  const isRenamed = known !== undefined && known.title !== title;
  return { isRenamed, hasReturned: known !== undefined && known.reachable !== "yes" };
}

function isOutside(status: string): boolean {
  return status === "left" || status === "kicked";
}
