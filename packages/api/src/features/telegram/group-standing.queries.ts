import type { ApplyStanding } from "@frontdesk/contract/inputs";
import type { Writer } from "@frontdesk/db";

interface Standing extends Pick<ApplyStanding, "chat" | "status" | "rights"> {
  workspaceId: string;
  botId: string;
  now: Date;
}

/** Writes down a group or channel and the bot's place in it, whether or not it was known. */
export async function putGroup(db: Writer, { workspaceId, botId, chat, status, rights, now }: Standing): Promise<void> {
  const isInside = !["left", "kicked"].includes(status);
  const facts = {
    type: chat.type,
    title: chat.title,
    is_forum: chat.isForum,
    bot_status: status,
    bot_rights: rights,
    reachable: isInside ? ("yes" as const) : ("kicked" as const),
  };
  await db
    .insertInto("tg_chat")
    .values({ workspace_id: workspaceId, bot_id: botId, chat_id: chat.tgChatId, ...facts })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "bot_id", "chat_id"])
        .doUpdateSet((eb) => ({ ...facts, updated_at: now, version: eb("tg_chat.version", "+", 1) })),
    )
    .execute();
}
