import type { Duty } from "../../duty.ts";
import { meetTelegramPerson } from "../contact/index.ts";
import { attendTo } from "../reception/index.ts";
import { addComment } from "./add-comment.ts";
import type { PrivateSaid } from "./bind-said.ts";
import { conversationFor } from "./chat-conversation.ts";
import { takeIn } from "./take-in.ts";

/** Makes a message of what a person said in a held private chat, or a further part of the album it belongs to. */
export async function addMessage(duty: Duty, said: PrivateSaid): Promise<void> {
  const { desk, botId } = duty;
  const { text, entities } = said;
  const contactId = await meetTelegramPerson(desk, botId, said.from);
  if (await addComment(duty, said, contactId)) return;
  const conversation = await conversationFor(duty, { contactId, chatId: said.chat.tgChatId });
  const isMessage = await takeIn(duty, { conversation, authorId: contactId, said });
  if (isMessage)
    await attendTo(desk, { conversationId: conversation.id, inboxId: conversation.inboxId, contactId, text, entities });
}
