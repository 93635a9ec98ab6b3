import { formatText, isLive, type Message, type SpecialContent } from "@frontdesk/contract";
import type { SendMessage } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { countUse, getCannedReply, listCannedFiles } from "../canned-reply/index.ts";
import { assertMayHandle, lockConversation } from "../conversation/index.ts";
import { endDraft } from "../draft/index.ts";
import { passGuideStep } from "../guide/index.ts";
import { type Attachable, attachUploads, lockUploads } from "../upload/index.ts";
import { appendMessage } from "./append-message.ts";
import { insertButtons } from "./button.queries.ts";
import { insertParts } from "./outbox.queries.ts";
import { planParts } from "./plan-parts.ts";
import { assertInThread } from "./thread.queries.ts";
import { albumMs, attachElsewhere, type WrittenElsewhere } from "./written-elsewhere.ts";

/**
 * Answers a contact: the message is queued in the same transaction as its sends, one for each part that Telegram makes
 * of it. Answering what nobody took takes it. What it was made of goes along in it: a draft ends, a canned reply counts
 * one use more, a guide goes on by a step.
 * @throws not_found, conflict (not_yours, wrong_state, contact_blocked, contact_unreachable, upload_missing, stale_version for a step that
 * is behind), invalid bad_input
 */
export async function sendMessage(
  desk: Desk,
  viewer: Viewer,
  input: SendMessage,
  written?: WrittenElsewhere,
): Promise<Message> {
  const { db, workspaceId } = desk;
  const held = await lockConversation(db, viewer, input.conversationId);
  await assertMayHandle(desk, viewer, held);
  if (!isLive(held.state)) throw new DeskError("conflict", "wrong_state");
  if (held.isBlocked) throw new DeskError("conflict", "contact_blocked");
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null || held.reachable !== "yes") throw new DeskError("conflict", "contact_unreachable");
  const { reply } = input;
  if (reply) await assertInThread(db, { workspaceId, conversationId: held.id, messageId: reply.messageId });
  const uploads = await lockUploads(desk, viewer, input.attachments);
  const files = [...uploads, ...(await filesKept(desk, viewer, input.canned))];

  const formatted = written?.formatted ?? formatText(input.text);
  const special: SpecialContent | null = input.special ?? null;
  const { messageId, announce } = await appendMessage(desk, held, {
    direction: "out",
    author: { kind: viewer.kind, id: viewer.actorId },
    ...formatted,
    source: written ? null : input.text,
    special,
    files: [...files, ...(written?.file ? [written.file] : [])].map(({ kind, name }) => ({ kind, name, emoji: null })),
    albumKey: written?.albumKey ?? null,
    replyToId: reply?.messageId ?? null,
    replyQuote: reply?.quote ?? null,
    state: "queued",
    clientKey: input.clientKey,
    isUpdate: input.isUpdate,
    afterPress: input.buttons.length > 0 ? input.afterPress : null,
    conversationState: "pending",
    waitingSince: null,
    answersSince: held.waitingSince,
    ...(held.assigneeId === null && viewer.memberId ? { assigneeId: viewer.memberId } : {}),
  });
  const uploaded = await attachUploads(desk, { messageId, botId, files });
  const attached = [...uploaded, ...(written ? await attachElsewhere(desk, { messageId, written }) : [])];
  await insertButtons(db, { workspaceId, messageId, buttons: input.buttons });
  const hasButtons = input.buttons.length > 0;
  const parts = planParts({ ...formatted, files: attached, special, hasButtons }).map((content, part) => ({
    part,
    content,
  }));
  const notBefore = written?.albumKey ? new Date(desk.now.getTime() + albumMs) : undefined;
  const queued = insertParts(db, { workspaceId, botId, chatId, messageId, parts, notBefore });
  desk.wakeBot(botId);
  const [message] = await Promise.all([announce(), queued]);
  if (input.endsDraft) await endDraft(desk, viewer, { conversationId: held.id, kind: "reply" });
  if (input.guideStep) await passGuideStep(desk, held, input.guideStep);
  if (input.canned) await countUse(desk, { ...input.canned, conversationId: held.id, messageId });
  return message;
}

/** The files of a canned reply that go along. @throws not_found, conflict upload_missing for one it has no longer */
async function filesKept(desk: Desk, viewer: Viewer, canned: SendMessage["canned"]): Promise<Attachable[]> {
  if (!canned || canned.fileIds.length === 0) return [];
  const { db, workspaceId } = desk;
  const { cannedReplyId, fileIds: ids } = canned;
  await getCannedReply(db, viewer, cannedReplyId);
  const files = await listCannedFiles(db, { workspaceId, cannedReplyId, ids });
  if (files.length < ids.length) throw new DeskError("conflict", "upload_missing");
  return files;
}
