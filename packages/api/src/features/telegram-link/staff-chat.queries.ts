import type { SendButton } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";

interface Answer {
  workspaceId: string;
  botId: string;
  chatId: number;
  text: string;
}

function rowOf({ workspaceId, botId, chatId }: Answer) {
  return { workspace_id: workspaceId, bot_id: botId, chat_id: chatId, class: "reply" as const };
}

/** Puts a text with buttons into the line of a chat, behind all else of it. */
export async function insertAnswer(db: Writer, answer: Answer & { buttons: SendButton[] }): Promise<void> {
  const { text, buttons } = answer;
  const payload = JSON.stringify({ text, entities: [], ...(buttons.length > 0 && { buttons }) });
  await db
    .insertInto("outbox")
    .values({ ...rowOf(answer), kind: "send_text", payload })
    .execute();
}

/** The same for another text in place of one that was sent there. */
export async function insertAnswerInPlace(db: Writer, answer: Answer & { tgMessageId: number }): Promise<void> {
  const { text, tgMessageId } = answer;
  const payload = JSON.stringify({ text, entities: [], tgMessageId });
  await db
    .insertInto("outbox")
    .values({ ...rowOf(answer), kind: "edit_text", payload })
    .execute();
}
