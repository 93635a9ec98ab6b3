import type { InlineKeyboardButton, MessageEntity, MessageOrigin, TextQuote } from "../bot-api/objects.ts";
import { everyone } from "../methods/commands.ts";
import type { BotCommand } from "../world/bot.ts";
import type { StoredMedia } from "../world/media.ts";
import type { Reaction, StoredMessage } from "../world/message.ts";
import type { KeyboardKey } from "../world/private-chat.ts";
import { botsIn, chatIdOf } from "../world/room.ts";
import type { World } from "../world/world.ts";
import type { Phone } from "./lookup.ts";

/** A message as the person's phone shows it. Times are ISO 8601. */
export interface ShownMessage {
  messageId: number;
  from: "person" | "bot" | "chat";
  /** In groups: which person or bot. */
  authorId?: number;
  sentAt: string;
  editedAt?: string;
  /** The text, or the caption of the media. */
  text: string;
  entities: MessageEntity[];
  /** `url` is relative to the simulator's own. */
  photo?: { url: string; width: number; height: number };
  /** Any file, photos too. */
  media?: Omit<StoredMedia, "fileKey"> & { url: string; sizeBytes: number };
  /** A location, contact, poll, dice or service message, in the API's own fields. */
  literal?: Record<string, unknown>;
  albumId?: string;
  threadId?: number;
  replyTo?: number;
  quote?: TextQuote;
  forwardedFrom?: MessageOrigin;
  /** The message this one says was pinned. */
  pinned?: number;
  reactions?: Reaction[];
  buttons?: InlineKeyboardButton[][];
}

/** The chat as the person's phone shows it: edits applied, deleted messages gone. */
export interface Transcript {
  opened: boolean;
  blocked: boolean;
  /** Oldest first. */
  messages: ShownMessage[];
  /** Rows of what the phone offers instead of its keyboard. */
  keyboard: KeyboardKey[][];
  commands: BotCommand[];
  /** Whether "typing…" shows. */
  busy: boolean;
  /** Numbers of the pinned messages, newest last. */
  pinned: number[];
  /** What bots answered to pressed buttons, newest last. */
  answers: { queryId: string; text: string; showAlert: boolean; url?: string }[];
}

/** Reads a chat as a person sees it. */
export function readTranscript(phone: Phone): Transcript {
  const { world, person, room } = phone;
  const chatId = chatIdOf(room);
  const bots = botsIn(world, room);
  const isShown = (botId: number) => room.kind === "group" || botId === room.chat.botId;
  const answers = [...world.callbacks].flatMap(([queryId, query]) =>
    isShown(query.botId) && query.chatId === chatId && query.personId === person.id && query.answer
      ? [{ queryId, ...query.answer }]
      : [],
  );
  return {
    opened: room.kind === "group" || room.chat.opened,
    blocked: room.kind === "private" && room.chat.blocked,
    messages: [...room.chat.messages.values()].map((message) => showMessage(world, message)),
    keyboard: room.kind === "private" ? (room.chat.keyboard ?? []) : [],
    commands: bots.flatMap((bot) => bot.commands.get(everyone) ?? []),
    busy: (room.chat.busyUntil ?? 0) > world.clock.now(),
    pinned: room.chat.pinned ?? [],
    answers,
  };
}

function showMessage(world: World, message: StoredMessage): ShownMessage {
  const { sentAt, editedAt, media, buttons, origin, ...same } = message;
  const url = media && `/control/files/${media.fileKey}`;
  return {
    ...same,
    sentAt: new Date(sentAt).toISOString(),
    ...(editedAt !== undefined && { editedAt: new Date(editedAt).toISOString() }),
    ...(media && url && { media: { ...withoutKey(media), url, sizeBytes: world.files.bytesOf(media.fileKey).length } }),
    ...(media?.kind === "photo" && url && { photo: { url, width: media.width ?? 0, height: media.height ?? 0 } }),
    ...(origin && { forwardedFrom: origin }),
    ...(buttons && { buttons: buttons.inline_keyboard }),
  };
}

function withoutKey({ fileKey: _, ...media }: StoredMedia): Omit<StoredMedia, "fileKey"> {
  return media;
}
