import type { InlineKeyboardButton, MessageEntity, MessageOrigin, TextQuote } from "../bot-api/objects.ts";
import { everyone } from "../methods/commands.ts";
import type { BotCommand } from "../world/bot.ts";
import type { StoredMedia } from "../world/media.ts";
import type { Reaction, StoredMessage } from "../world/message.ts";
import type { KeyboardKey } from "../world/private-chat.ts";
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
  /** What bots answered to pressed buttons, newest last. */
  answers: { queryId: string; text: string; showAlert: boolean; url?: string }[];
}

/** Reads a person's chat with a bot. */
export function readTranscript(phone: Phone): Transcript {
  const { world, person, bot } = phone;
  const { chat } = phone.room;
  const answers = [...world.callbacks].flatMap(([queryId, query]) =>
    query.botId === bot.id && query.personId === person.id && query.answer ? [{ queryId, ...query.answer }] : [],
  );
  return {
    opened: chat.opened,
    blocked: chat.blocked,
    messages: [...chat.messages.values()].map((message) => showMessage(phone, message)),
    keyboard: chat.keyboard ?? [],
    commands: bot.commands.get(everyone) ?? [],
    busy: (chat.busyUntil ?? 0) > world.clock.now(),
    answers,
  };
}

/** One message as a phone shows it. */
export function showMessage({ world }: Pick<Phone, "world">, message: StoredMessage): ShownMessage {
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
