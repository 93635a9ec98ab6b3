import type { InlineKeyboardButton, MessageEntity } from "../bot-api/objects.ts";
import { everyone } from "../methods/commands.ts";
import type { BotCommand } from "../world/bot.ts";
import type { StoredMessage } from "../world/private-chat.ts";
import type { Phone } from "./lookup.ts";

/** A message as the person's phone shows it. Times are ISO 8601. */
export interface ShownMessage {
  messageId: number;
  from: "person" | "bot";
  sentAt: string;
  editedAt?: string;
  /** The text, or the caption of the photo. */
  text: string;
  entities: MessageEntity[];
  /** `url` is relative to the simulator's own. */
  photo?: { url: string; width: number; height: number };
  replyTo?: number;
  buttons?: InlineKeyboardButton[][];
}

/** The chat as the person's phone shows it: edits applied, deleted messages gone. */
export interface Transcript {
  opened: boolean;
  blocked: boolean;
  /** Oldest first. */
  messages: ShownMessage[];
  /** Rows of texts the phone offers instead of its keyboard. */
  keyboard: string[][];
  commands: BotCommand[];
  /** Whether "typing…" shows. */
  busy: boolean;
  /** What bots answered to pressed buttons, newest last. */
  answers: { queryId: string; text: string; showAlert: boolean; url?: string }[];
}

/** Reads a person's chat with a bot. */
export function readTranscript({ world, person, bot, chat }: Phone): Transcript {
  const answers = [...world.callbacks].flatMap(([queryId, query]) =>
    query.botId === bot.id && query.personId === person.id && query.answer ? [{ queryId, ...query.answer }] : [],
  );
  return {
    opened: chat.opened,
    blocked: chat.blocked,
    messages: [...chat.messages.values()].map(show),
    keyboard: chat.keyboard ?? [],
    commands: bot.commands.get(everyone) ?? [],
    busy: (chat.busyUntil ?? 0) > world.clock.now(),
    answers,
  };
}

function show(message: StoredMessage): ShownMessage {
  const { photo, buttons } = message;
  return {
    messageId: message.messageId,
    from: message.from,
    sentAt: new Date(message.sentAt).toISOString(),
    ...(message.editedAt !== undefined && { editedAt: new Date(message.editedAt).toISOString() }),
    text: message.text,
    entities: message.entities,
    ...(photo && { photo: { url: `/control/files/${photo.fileKey}`, width: photo.width, height: photo.height } }),
    ...(message.replyTo !== undefined && { replyTo: message.replyTo }),
    ...(buttons && { buttons: buttons.inline_keyboard }),
  };
}
