import type { ApplyMessage } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { insertPending } from "../attachment/index.ts";
import { replaceReactions } from "../message/index.ts";
import { bindReceived } from "./telegram-message.queries.ts";

/** What somebody said, wherever, and, where word of an edit came before the message itself, when it was edited. */
export type Said = Omit<ApplyMessage, "leaseToken" | "opId" | "chat" | "from"> & {
  chat: { tgChatId: number };
  editedAt?: string;
};

/** What a person said in their private chat. */
export type PrivateSaid = Said & Pick<ApplyMessage, "from">;

/** What somebody said anew in the place of what they had said. */
export type SaidAnew = Said & { editedAt: string };

/** Binds a message to what was said, puts what came before it to it, and has the file of it fetched. */
export async function bindSaid(
  { db, desk, botId, workspaceId }: Duty,
  { said, messageId }: { said: Said; messageId: string },
): Promise<void> {
  const { file, text, entities, albumKey, editedAt, updateId } = said;
  const at = { workspaceId, botId, chatId: said.chat.tgChatId, tgMessageId: said.tgMessageId };
  const caption = albumKey && text ? { text, entities } : null;
  const pending = file && (await insertPending(db, { workspaceId, messageId, botId, file, position: 0, caption }));
  const early = await bindReceived(db, at, {
    messageId,
    ...(pending && { attachment_id: pending }),
    ...(editedAt && { edited_at: new Date(editedAt), edit_update_id: updateId, lacks_original: true }),
  });
  // Not told by itself: the message is told with it.
  if (early) {
    const author = { kind: "contact" as const, id: early.contactId };
    await replaceReactions(db, { workspaceId, messageId, author, emojis: early.emojis, now: desk.now });
  }
  if (pending) desk.wakeBot(botId);
}
