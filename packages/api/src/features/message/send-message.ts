import { formatText, isLive, type Message, type SpecialContent } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { assertMayHandle, lockConversation } from "../conversation/index.ts";
import { attachUploads, lockUploads } from "../upload/index.ts";
import { appendMessage } from "./append-message.ts";
import { insertParts } from "./outbox.queries.ts";
import { planParts } from "./plan-parts.ts";
import { assertInThread } from "./thread.queries.ts";

/**
 * Answers a contact: the message is queued in the same transaction as its sends, one for each part that Telegram makes
 * of it. Answering what nobody took takes it.
 * @throws not_found, conflict (not_yours, wrong_state, contact_unreachable, upload_missing), invalid bad_input
 */
export async function sendMessage(desk: Desk, viewer: Viewer, input: SendMessage): Promise<Message> {
  const { db, workspaceId } = desk;
  const held = await lockConversation(db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  if (!isLive(held.state)) throw new DeskError("conflict", "wrong_state");
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null || held.reachable !== "yes") throw new DeskError("conflict", "contact_unreachable");
  const { reply } = input;
  if (reply) await assertInThread(db, { workspaceId, conversationId: held.id, messageId: reply.messageId });
  const files = await lockUploads(desk, viewer, input.attachments);

  const formatted = formatText(input.text);
  const special: SpecialContent | null = input.special ?? null;
  const { messageId, announce } = await appendMessage(desk, held, {
    direction: "out",
    author: { kind: viewer.kind, id: viewer.actorId },
    ...formatted,
    source: input.text,
    special,
    files: files.map(({ kind, name }) => ({ kind, name, emoji: null })),
    replyToId: reply?.messageId ?? null,
    replyQuote: reply?.quote ?? null,
    state: "queued",
    clientKey: input.clientKey,
    conversationState: "pending",
    waitingSince: null,
    answersSince: held.waitingSince,
    ...(held.assigneeId === null && viewer.memberId ? { assigneeId: viewer.memberId } : {}),
  });
  const attached = await attachUploads(desk, { messageId, botId, files });
  const parts = planParts({ ...formatted, files: attached, special }).map((content, part) => ({ part, content }));
  await insertParts(db, { workspaceId, botId, chatId, messageId, parts });
  desk.wakeBot(botId);
  return announce();
}
