import {
  cutText,
  type FormattedText,
  type Message,
  messageLimits,
  type OutgoingFile,
  type Send,
} from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Duty } from "../../duty.ts";
import { getMessage, type Part, planParts } from "../message/index.ts";
import { joined, styled } from "./lines.ts";
import { listShowableFiles, type ShowableFile } from "./scene.queries.ts";
import type { Scene } from "./scene.ts";
import { showMessage, shownInItsWay } from "./show-message.ts";
import { listBonds, listShown } from "./staff-message.queries.ts";
import type { TalkPayload } from "./staff-outbox.queries.ts";

/** One send of what a topic is told of messages; null where nothing of it is left to say. */
export async function talkOf(
  duty: Duty,
  scene: Scene,
  { messageIds, part, skip = 0 }: TalkPayload,
): Promise<Send | "later" | null> {
  const messages = await Promise.all(messageIds.map((id) => getMessage(duty.db, duty.desk.whole, id)));
  const [first] = messages;
  if (!first) return null;
  if (messages.length > 1) {
    const texts = messages.map((message) => showIn(scene, message, { isReply: false }));
    return { kind: "send_text", ...fitted(joined(texts, "\n")), reply: null };
  }
  const replyTo = await shownAnswered(duty, scene, first);
  const all = await listShowableFiles(duty.db, { ...ofBot(duty, scene), messageId: first.id });
  const files = all.slice(skip);
  if (files.some(isAwaited)) return "later";
  if (skip > 0) return restOf(files);
  const shown = partsOf(scene, first, { files, isReply: replyTo !== null })[part];
  return shown ? sendOf(shown, { files, reply: part === 0 ? replyTo : null }) : null;
}

/** How a message of a topic reads after a change of one that it shows; null where it can't be changed, or need not be. */
export async function editOf(duty: Duty, scene: Scene, messageId: string): Promise<Send | null> {
  const { db, desk, workspaceId } = duty;
  const topicId = scene.topic.id;
  const [bond] = await listBonds(db, { workspaceId, topicId, messageIds: [messageId] });
  if (!bond || bond.isStaff) return null;
  const { tgMessageId, part } = bond;
  const shown = await listShown(db, { workspaceId, topicId, tgMessageId });
  const messages = await Promise.all(shown.map((one) => getMessage(db, desk.whole, one.messageId)));
  const [first] = messages;
  if (!first) return null;
  if (messages.length > 1) {
    const texts = messages.map((message) => showIn(scene, message, { isReply: false }));
    return { kind: "edit_text", tgMessageId, ...fitted(joined(texts, "\n")) };
  }
  const files = await listShowableFiles(db, { ...ofBot(duty, scene), messageId });
  const now = partsOf(scene, first, { files, isReply: (await shownAnswered(duty, scene, first)) !== null })[part];
  if (!now || !("text" in now)) return null;
  const { kind, text, entities } = now;
  return { kind: kind === "send_text" ? "edit_text" : "edit_caption", tgMessageId, text, entities };
}

function ofBot({ workspaceId }: Duty, { group }: Scene) {
  return { workspaceId, botId: group.botId };
}

function isAwaited({ isPending, tgFileId }: ShowableFile): boolean {
  return isPending && tgFileId === null;
}

function showIn({ voice, conversation }: Scene, message: Message, { isReply }: { isReply: boolean }): FormattedText {
  return showMessage(message, { voice, contactId: conversation.contact.id, isReply });
}

// Several short texts may have grown by edits since they were put together.
function fitted({ text, entities }: FormattedText): FormattedText {
  return text.length <= messageLimits.textLength
    ? { text, entities }
    : { text: cutText(text, messageLimits.textLength), entities: [] };
}

/** The sends of one message: as it would be sent to a person, with what stands before its words. */
export function partsOf(
  scene: Scene,
  message: Message,
  { files, isReply }: { files: ShowableFile[]; isReply: boolean },
): Part[] {
  const there = files.filter(isThere);
  const missing = files
    .filter((file) => !isThere(file))
    .map(({ name }) => styled(say(scene.voice.language, "staff.fileMissing", { name })));
  const text = joined([showIn(scene, message, { isReply }), ...missing], "\n");
  return planParts({ ...text, files: there, special: shownInItsWay(message) });
}

function isThere({ tgFileId, hasBytes }: ShowableFile): boolean {
  return tgFileId !== null || hasBytes;
}

/** The message of the topic that shows what a message answers; null where none does. */
async function shownAnswered({ db, workspaceId }: Duty, { topic }: Scene, { reply }: Message): Promise<number | null> {
  if (!reply?.messageId) return null;
  const [bond] = await listBonds(db, { workspaceId, topicId: topic.id, messageIds: [reply.messageId] });
  return bond?.tgMessageId ?? null;
}

function sendOf(part: Part, { files, reply: to }: { files: ShowableFile[]; reply: number | null }): Send | null {
  const reply = to === null ? null : { tgMessageId: to, quote: null, quoteEntities: [] };
  if (part.kind === "send_text") {
    const { kind, text, entities } = part;
    return { kind, text, entities, reply };
  }
  if (part.kind === "send_place" || part.kind === "send_contact_card") return { ...part, reply };
  const { text, entities } = part;
  const chosen = part.attachmentIds.flatMap((id) => files.find((file) => file.id === id) ?? []).map(outgoing);
  if (part.kind === "send_album") return { kind: part.kind, text, entities, reply, files: chosen };
  const [file] = chosen;
  return file ? { kind: part.kind, text, entities, reply, file } : null;
}

function outgoing({ id, hasBytes: _, isPending: _p, ...file }: ShowableFile): OutgoingFile {
  return { attachmentId: id, ...file };
}

/** What of an album came after the rest was shown. */
function restOf(files: ShowableFile[]): Send | null {
  const [part] = planParts({ ...styled(""), files: files.filter(isThere), special: null });
  return part ? sendOf(part, { files, reply: null }) : null;
}
