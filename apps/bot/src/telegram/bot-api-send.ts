import {
  messageLimits,
  type OutgoingFile,
  type Send,
  type SendButton,
  type SendReply,
  type TextEntity,
} from "@frontdesk/contract";
import { factsOf, type InputFile, inputFileOf, mediaMethods, type OwnFiles, readSent } from "./bot-api-media.ts";
import { CallFailed } from "./call-failed.ts";

/** A send, where it goes, and the files of it that Telegram does not have yet. */
export interface Errand {
  chatId: number;
  /** The topic of a forum that a message goes to. */
  threadId: number | null;
  send: Send;
  files: OwnFiles;
}

/** What Telegram made of a send: its messages in order, and its names of the files that are in them. */
export interface Accepted {
  tgMessageIds: number[];
  files: { attachmentId: string; tgFileId: string }[];
}

/** The fields of a call: plain values, objects as their JSON, and files in their own two forms alone (F14). */
type Field = string | number | boolean | InputFile | readonly InputMedia[] | readonly number[];
type Fields = Record<string, Field>;

interface InputMedia {
  type: string;
  media: InputFile;
  caption?: string;
  caption_entities?: readonly TextEntity[];
}

type SendingMethod =
  | (typeof mediaMethods)[keyof typeof mediaMethods]["method"]
  | ("sendMessage" | "sendMediaGroup" | "sendLocation" | "sendVenue" | "sendContact")
  | ("createForumTopic" | "editForumTopic" | "closeForumTopic" | "reopenForumTopic" | "deleteForumTopic")
  | ("editMessageText" | "editMessageCaption" | "editMessageReplyMarkup" | "deleteMessages" | "setMessageReaction");

/** Makes one call; `uploadBytes` are what it carries, and it is given the time for them. @throws CallFailed */
export type Post = (method: SendingMethod, fields: Fields, load: { uploadBytes: number }) => Promise<unknown>;

/** Asks Telegram for what one item of the outbox says. @throws CallFailed */
export async function perform(post: Post, { chatId, threadId, send, files }: Errand): Promise<Accepted> {
  const isMessage = send.kind.startsWith("send_");
  const to = { chat_id: chatId, ...(isMessage && threadId !== null && { message_thread_id: threadId }) };
  const plain = { uploadBytes: 0 };
  switch (send.kind) {
    case "send_text":
      assertFits(send.text, messageLimits.textLength);
      return sentOne(
        await post("sendMessage", { ...to, ...textOf(send), ...replyOf(send.reply), ...keyboardOf(send) }, plain),
      );
    case "send_media":
      return sendMedia(
        post,
        { ...to, ...captionOf(send), ...replyOf(send.reply), ...keyboardOf(send) },
        { file: send.file, files },
      );
    case "send_album": {
      const media = send.files.map((file, index) => inputMediaOf(file, { files, caption: index === 0 ? send : none }));
      const fields = { ...to, media, ...replyOf(send.reply) };
      return sentAlbum(send.files, await post("sendMediaGroup", fields, { uploadBytes: bytesOf(send.files, files) }));
    }
    case "send_place": {
      const { latitude, longitude, title, address } = send;
      const fields = { ...to, latitude, longitude, ...replyOf(send.reply) };
      if (title === null) return sentOne(await post("sendLocation", fields, plain));
      return sentOne(await post("sendVenue", { ...fields, title, address: address ?? title }, plain));
    }
    case "send_contact_card": {
      const fields = { ...to, phone_number: send.phone, first_name: send.name, ...replyOf(send.reply) };
      return sentOne(await post("sendContact", fields, plain));
    }
    case "edit_text":
      assertFits(send.text, messageLimits.textLength);
      await post(
        "editMessageText",
        { ...to, message_id: send.tgMessageId, ...textOf(send), ...keyboardOf(send) },
        plain,
      );
      return { tgMessageIds: [send.tgMessageId], files: [] };
    case "edit_caption":
      await post(
        "editMessageCaption",
        { ...to, message_id: send.tgMessageId, ...captionOf(send), ...keyboardOf(send) },
        plain,
      );
      return { tgMessageIds: [send.tgMessageId], files: [] };
    case "edit_buttons":
      await post("editMessageReplyMarkup", { ...to, message_id: send.tgMessageId, ...keyboardOf(send) }, plain);
      return { tgMessageIds: [send.tgMessageId], files: [] };
    case "delete":
      await post("deleteMessages", { ...to, message_ids: send.tgMessageIds }, plain);
      return { tgMessageIds: [], files: [] };
    case "react": {
      const reaction = send.emoji === null ? [] : [{ type: "emoji", emoji: send.emoji }];
      const fields = { ...to, message_id: send.tgMessageId, reaction: JSON.stringify(reaction) };
      await post("setMessageReaction", fields, plain);
      return { tgMessageIds: [send.tgMessageId], files: [] };
    }
    case "topic_create":
      return { tgMessageIds: [threadIn(await post("createForumTopic", { ...to, name: send.name }, plain))], files: [] };
    case "topic_edit": {
      const { tgThreadId, name } = send;
      await post("editForumTopic", { ...to, message_thread_id: tgThreadId, name }, plain);
      return { tgMessageIds: [], files: [] };
    }
    case "topic_close":
    case "topic_reopen":
    case "topic_delete": {
      await post(topicMethods[send.kind], { ...to, message_thread_id: send.tgThreadId }, plain);
      return { tgMessageIds: [], files: [] };
    }
  }
}

const topicMethods = {
  topic_close: "closeForumTopic",
  topic_reopen: "reopenForumTopic",
  topic_delete: "deleteForumTopic",
} as const;

/** https://core.telegram.org/bots/api#forumtopic */
function threadIn(answer: unknown): number {
  if (typeof answer === "object" && answer !== null && "message_thread_id" in answer) {
    const { message_thread_id: threadId } = answer;
    if (typeof threadId === "number") return threadId;
  }
  throw new CallFailed({ kind: "lost", description: "no valid answer" });
}

type Said = { text: string; entities: TextEntity[] };
const none: Said = { text: "", entities: [] };

function textOf({ text, entities }: Said): Fields {
  return { text, ...(entities.length > 0 && { entities: JSON.stringify(entities) }) };
}

function captionOf({ text, entities }: Said): Fields {
  assertFits(text, messageLimits.captionLength);
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: JSON.stringify(entities) }) };
}

/** Buttons one below the other (https://core.telegram.org/bots/api#inlinekeyboardmarkup); none take those away that are there. */
function keyboardOf({ buttons }: { buttons?: SendButton[] }): Fields {
  if (!buttons) return {};
  const rows = buttons.map((button) => [
    "url" in button ? { text: button.label, url: button.url } : { text: button.label, callback_data: button.id },
  ]);
  return { reply_markup: JSON.stringify({ inline_keyboard: rows }) };
}

function replyOf(reply: SendReply | null): Fields {
  if (!reply) return {};
  const { tgMessageId, quote, quoteEntities } = reply;
  const quoted = quote !== null && { quote, ...(quoteEntities.length > 0 && { quote_entities: quoteEntities }) };
  const parameters = { message_id: tgMessageId, allow_sending_without_reply: true, ...quoted };
  return { reply_parameters: JSON.stringify(parameters) };
}

interface Medium {
  file: OutgoingFile;
  files: OwnFiles;
}

async function sendMedia(post: Post, fields: Fields, { file, files }: Medium): Promise<Accepted> {
  const { method, field } = mediaMethods[file.kind];
  const media = { [field]: inputFileOf(file, files), ...factsOf(file) };
  return sentAlbum([file], [await post(method, { ...fields, ...media }, { uploadBytes: bytesOf([file], files) })]);
}

function inputMediaOf(file: OutgoingFile, { files, caption }: { files: OwnFiles; caption: Said }): InputMedia {
  const { text, entities } = caption;
  assertFits(text, messageLimits.captionLength);
  const captioned = text !== "" && { caption: text, caption_entities: entities };
  return { type: file.kind, media: inputFileOf(file, files), ...factsOf(file), ...captioned };
}

function bytesOf(outgoing: OutgoingFile[], files: OwnFiles): number {
  return outgoing.reduce((sum, { attachmentId }) => sum + (files.get(attachmentId)?.sizeBytes ?? 0), 0);
}

function sentOne(answer: unknown): Accepted {
  return { tgMessageIds: [readSent(answer).tgMessageId], files: [] };
}

function sentAlbum(outgoing: OutgoingFile[], answers: unknown): Accepted {
  // It was accepted, and as what can't be known.
  if (!Array.isArray(answers) || answers.length !== outgoing.length)
    throw new CallFailed({ kind: "lost", description: "no valid answer" });
  const sent = answers.map(readSent);
  return {
    tgMessageIds: sent.map(({ tgMessageId }) => tgMessageId),
    files: outgoing.flatMap(({ attachmentId }, index) => {
      const tgFileId = sent[index]?.tgFileId;
      return tgFileId ? [{ attachmentId, tgFileId }] : [];
    }),
  };
}

// T5: refused here as Telegram would, without the risk of a lost answer.
function assertFits(text: string, limit: number): void {
  if (text.length <= limit) return;
  const description = limit === messageLimits.textLength ? "message is too long" : "message caption is too long";
  throw new CallFailed({ kind: "refused", code: 400, description: `Bad Request: ${description}`, retryAfterMs: null });
}
