import type { MessageOrigin } from "../bot-api/objects.ts";
import { captionText, messageText } from "../entities/formatted-text.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { generalTopicId } from "../world/group-chat.ts";
import { type GivenMedia, keepMedia } from "../world/keep-media.ts";
import type { Content, StoredMessage } from "../world/message.ts";
import { announceRoom, type PrivateRoom, takeMessageId } from "../world/room.ts";
import { spread } from "../world/spread.ts";
import { allowed } from "./allowed.ts";
import { setBlocked } from "./block.ts";
import { getMessage, type Phone } from "./lookup.ts";
import { assertMaySpeakAs, assertMayWrite } from "./may-write.ts";

/** What became of a person's act: the message, and the update the bot gets (none when it doesn't want that kind). */
export interface Written {
  messageId: number;
  updateId?: number;
}

/** What any message may have besides its content. */
export interface Extras {
  replyTo?: number;
  /** The words of that message the reply is about. */
  quote?: string;
  /** Where the message comes from, as the Bot API tells it; `forwardMessage` makes one from a real message. */
  forwardedFrom?: MessageOrigin;
  /** In a group: the chat in whose name it is said; the group itself, for its administrators, or a channel. */
  asChatId?: number;
}

/** A file with its caption, formatted by entities if given. */
export type CaptionedMedia = GivenMedia & { caption?: string; entities?: unknown };

/** For drills with files a phone would never send: the desk must survive them. */
const photoFromPhoneLimitBytes = 48 * 1024 * 1024;

/** Sends a text, with entities if given; like a phone it unblocks the bot first. @throws SimulatorProblem */
export function writeText(phone: Phone, given: { text: string; entities?: unknown } & Extras): Written {
  return write(
    phone,
    allowed(() => messageText(given)),
    given,
  );
}

/** Sends a file. @throws SimulatorProblem when it is empty, or no image where it should be one */
export function writeMedia(phone: Phone, given: CaptionedMedia, extras: Extras = {}): Written {
  return write(phone, mediaContent(phone, given), extras);
}

/** Sends two to ten files as one album: a message each. @throws SimulatorProblem */
export function writeAlbum(phone: Phone, items: readonly CaptionedMedia[], extras: Extras = {}): Written[] {
  if (items.length < 2 || items.length > 10) throw new SimulatorProblem("an album has two to ten members");
  const contents = items.map((item) => mediaContent(phone, item));
  const albumId = phone.world.newAlbumId();
  return contents.map((content, at) => write(phone, { ...content, albumId }, at === 0 ? extras : {}));
}

/** Sends what has no file: a location, a contact, a poll, a dice, in the API's own fields. */
export function writeLiteral(phone: Phone, literal: Record<string, unknown>, extras: Extras = {}): Written {
  return write(phone, { text: "", entities: [], literal }, extras);
}

/** Sends any content as the person's message. @throws SimulatorProblem when the account or what it answers is gone */
export function write(phone: Phone, content: Content, extras: Extras): Written {
  const { replyTo, quote, forwardedFrom, asChatId } = extras;
  const { world, room, person } = phone;
  assertMayWrite(phone, content);
  const replied = replyTo === undefined ? undefined : getMessage(phone, replyTo);
  const threadId = phone.threadId ?? replied?.threadId;
  if (room.kind === "private") enter({ ...phone, room });
  if (asChatId !== undefined) assertMaySpeakAs(phone, asChatId);

  const message: StoredMessage = {
    messageId: takeMessageId(world, room),
    from: asChatId !== undefined || (room.kind === "group" && room.chat.type === "channel") ? "chat" : "person",
    ...(asChatId !== undefined && { asChatId }),
    ...(room.kind === "group" && { authorId: person.id }),
    ...(threadId !== undefined && threadId !== generalTopicId && { threadId }),
    sentAt: world.clock.now(),
    ...content,
    ...(replied && { replyTo: replied.messageId, ...quoteFrom(replied, quote) }),
    ...(forwardedFrom && { origin: forwardedFrom }),
  };
  room.chat.messages.set(message.messageId, message);
  announceRoom(world, room);
  return { messageId: message.messageId, ...spread(world, room, message) };
}

/** Like a phone it unblocks the bot before it writes. */
function enter(phone: Phone<PrivateRoom>): void {
  if (phone.room.chat.blocked) setBlocked(phone, false);
  phone.room.chat.opened = true;
}

function mediaContent({ world }: Phone, { caption = "", entities, ...media }: CaptionedMedia): Content {
  return allowed(() => ({
    ...captionText({ text: caption, entities }),
    media: keepMedia(world, media, { photoLimitBytes: photoFromPhoneLimitBytes }),
  }));
}

function quoteFrom({ text }: StoredMessage, quote: string | undefined): Pick<StoredMessage, "quote"> {
  if (quote === undefined) return {};
  const position = text.indexOf(quote);
  if (position < 0) throw new SimulatorProblem("the quoted words are not in the message");
  return { quote: { text: quote, position, is_manual: true } };
}
