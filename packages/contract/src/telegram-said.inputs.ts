import { z } from "zod";
import { id, instant } from "./fields.inputs.ts";
import { attachmentKinds, fileLimits, messageLimits, originKinds } from "./message.ts";

// What the bot's duties have in common: for whom they act, who said something, and what.

export const tgId = z.int();
export const text = (max: number) => z.string().max(max);
export const underLease = { botId: id, leaseToken: id };
export const update = { ...underLease, updateId: z.int().min(0) };

export const person = z.strictObject({
  tgUserId: tgId,
  name: text(256).min(1),
  username: text(64).nullable(),
  language: text(35).nullable(),
});

const entity = z.object({
  type: text(40),
  offset: z.int().min(0),
  length: z.int().min(1),
  url: text(2048).optional(),
  language: text(60).optional(),
  custom_emoji_id: text(64).optional(),
});

const file = z.strictObject({
  kind: z.enum(attachmentKinds),
  fileId: text(256),
  /** Telegram's lasting name of the file, by which an edit that replaces it is known; ids of one file may differ. */
  uniqueId: text(128),
  name: text(fileLimits.nameLength).nullable(),
  mime: text(127).nullable(),
  sizeBytes: z.int().min(0).nullable(),
  width: z.int().min(0).nullable(),
  height: z.int().min(0).nullable(),
  durationSeconds: z.int().min(0).nullable(),
  emoji: text(80).nullable(),
  /** Telegram's small picture of it. */
  previewFileId: text(256).nullable(),
});
/** A file as Telegram offers it. */
export type TelegramFile = z.infer<typeof file>;

const special = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("place"),
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    title: text(256).nullable(),
    address: text(512).nullable(),
  }),
  z.strictObject({ kind: z.literal("contact_card"), name: text(256), phone: text(64) }),
  z.strictObject({ kind: z.literal("unsupported"), what: text(60) }),
]);

/** What was said, wherever and by whomever. */
export const said = {
  tgMessageId: tgId,
  text: text(messageLimits.sourceLength),
  entities: z.array(entity).max(200),
  file: file.nullable(),
  special: special.nullable(),
  /** Telegram's name for the album this is a part of: all its parts become one message. */
  albumKey: text(64).nullable(),
  reply: z
    .strictObject({
      /** Null for a message of another chat. */
      tgMessageId: tgId.nullable(),
      authorName: text(256),
      excerpt: text(256),
      quote: text(messageLimits.quoteLength).nullable(),
    })
    .nullable(),
  forwardedFrom: z.strictObject({ kind: z.enum(originKinds), name: text(256), at: instant }).nullable(),
  sentAt: instant,
};

/** All that somebody has put to a message now. */
export const reacted = {
  tgChatId: tgId,
  tgMessageId: tgId,
  emojis: z.array(text(80).min(1)).max(20),
  reactedAt: instant,
};
