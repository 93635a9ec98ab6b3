import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { settleInChat } from "./chat.queries.ts";
import { noteGroup } from "./note-group.ts";
import { type Bond, findBond } from "./telegram-message.queries.ts";

type Entry = Pick<ApplyGroupMessage, "updateId" | "chat" | "threadId" | "topicName" | "tgMessageId">;

/**
 * P5: settles the update of what was said in a group and holds the group, so that of two updates with one message the
 * second sees what the first one made. Null where the update was settled before.
 */
export async function enterGroup(duty: Duty, entry: Entry): Promise<{ bond: Bond | undefined } | null> {
  const { db, desk, botId, workspaceId } = duty;
  const { updateId, chat, tgMessageId } = entry;
  const chatId = chat.tgChatId;
  const entered = await settleInChat(db, { workspaceId, botId, updateId, chatId, now: desk.now });
  if (!entered) return null;
  await noteGroup(duty, entry);
  return { bond: await findBond(db, { workspaceId, botId, chatId, tgMessageId }) };
}
