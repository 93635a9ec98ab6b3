import type { MessageOrigin } from "../bot-api/objects.ts";
import { captionText, messageText } from "../entities/formatted-text.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { type GivenMedia, keepMedia } from "../world/keep-media.ts";
import type { Content, StoredMessage } from "../world/message.ts";
import { announceRoom, takeMessageId } from "../world/room.ts";
import { allowed } from "./allowed.ts";
import { setBlocked } from "./block.ts";
import { getMessage, type Phone } from "./lookup.ts";
import { tell } from "./tell.ts";

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
}

/** A file with its caption. */
export type CaptionedMedia = GivenMedia & { caption?: string };

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
export function write(phone: Phone, content: Content, { replyTo, quote, forwardedFrom }: Extras): Written {
  const { world, bot, person, room } = phone;
  if (person.deactivated) throw new SimulatorProblem(`${person.firstName}'s account is deleted`);
  const reply = replyTo === undefined ? {} : { replyTo, ...quoteFrom(getMessage(phone, replyTo), quote) };
  if (room.chat.blocked) setBlocked(phone, false);

  room.chat.opened = true;
  const message: StoredMessage = {
    messageId: takeMessageId(bot),
    from: "person",
    sentAt: world.clock.now(),
    ...content,
    ...reply,
    ...(forwardedFrom && { origin: forwardedFrom }),
  };
  room.chat.messages.set(message.messageId, message);
  announceRoom(world, room);
  return { messageId: message.messageId, ...tell(phone, "message", message) };
}

function mediaContent({ world }: Phone, { caption = "", ...media }: CaptionedMedia): Content {
  return allowed(() => ({
    ...captionText({ text: caption }),
    media: keepMedia(world, media, { photoLimitBytes: photoFromPhoneLimitBytes }),
  }));
}

function quoteFrom({ text }: StoredMessage, quote: string | undefined): Pick<StoredMessage, "quote"> {
  if (quote === undefined) return {};
  const position = text.indexOf(quote);
  if (position < 0) throw new SimulatorProblem("the quoted words are not in the message");
  return { quote: { text: quote, position, is_manual: true } };
}
