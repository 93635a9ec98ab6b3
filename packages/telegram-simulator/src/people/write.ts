import { BotApiError } from "../bot-api/error.ts";
import { captionText, type FormattedText, messageText } from "../entities/formatted-text.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { keepPhoto } from "../world/photo.ts";
import { presentMessage } from "../world/present-message.ts";
import type { StoredMessage } from "../world/private-chat.ts";
import { setBlocked } from "./block.ts";
import { getMessage, type Phone } from "./lookup.ts";

/** What became of a person's act: the message, and the update the bot gets (none when it doesn't want that kind). */
export interface Written {
  messageId: number;
  updateId?: number;
}

/** For drills with files a phone would never send: the desk must survive them. */
const photoFromPhoneLimitBytes = 48 * 1024 * 1024;
/** How long a phone offers to edit an own message. */
const editableMs = 48 * 60 * 60 * 1000;

/** Sends a text, with entities if given; like a phone it unblocks the bot first. @throws SimulatorProblem */
export function writeText(phone: Phone, given: { text: string; entities?: unknown; replyTo?: number }): Written {
  const content = allowed(() => messageText(given));
  return write(phone, { ...content, ...(given.replyTo !== undefined && { replyTo: given.replyTo }) });
}

/** Sends a photo with an optional caption. @throws SimulatorProblem when the bytes are no image */
export function writePhoto(phone: Phone, given: { bytes: Buffer; caption?: string; replyTo?: number }): Written {
  const content = allowed(() => captionText({ text: given.caption ?? "" }));
  const photo = allowed(() => keepPhoto(phone.world, given.bytes, { limitBytes: photoFromPhoneLimitBytes }));
  return write(phone, { ...content, photo, ...(given.replyTo !== undefined && { replyTo: given.replyTo }) });
}

/** Changes the text or caption of an own message. @throws SimulatorProblem when it isn't theirs, is old, or the same */
export function editOwn(phone: Phone, given: { messageId: number; text: string; entities?: unknown }): Written {
  const { world, bot } = phone;
  const message = getMessage(phone, given.messageId);
  if (message.from !== "person") throw new SimulatorProblem("a person edits own messages only");
  if (world.clock.now() - message.sentAt > editableMs) throw new SimulatorProblem("the message is too old to edit");
  const content = allowed(() => (message.photo ? captionText(given) : messageText(given)));
  if (content.text === message.text && JSON.stringify(content.entities) === JSON.stringify(message.entities)) {
    throw new SimulatorProblem("the message already says that");
  }

  message.text = content.text;
  message.entities = content.entities;
  message.editedAt = world.clock.now();
  world.chatChanged(phone.chat);
  const update = bot.updates.push("edited_message", presentMessage(phone, message));
  return { messageId: message.messageId, ...(update && { updateId: update.update_id }) };
}

/** Deletes any message for both sides. T7: bots are not told. @throws SimulatorProblem when it doesn't exist */
export function deleteForBoth(phone: Phone, messageId: number): void {
  getMessage(phone, messageId);
  phone.chat.messages.delete(messageId);
  phone.world.chatChanged(phone.chat);
}

function write(phone: Phone, content: FormattedText & Pick<StoredMessage, "photo" | "replyTo">): Written {
  const { world, bot, chat, person } = phone;
  if (person.deactivated) throw new SimulatorProblem(`${person.firstName}'s account is deleted`);
  if (content.replyTo !== undefined) getMessage(phone, content.replyTo);
  if (chat.blocked) setBlocked(phone, false);

  chat.opened = true;
  const message: StoredMessage = {
    messageId: bot.nextMessageId++,
    from: "person",
    sentAt: world.clock.now(),
    ...content,
  };
  chat.messages.set(message.messageId, message);
  world.chatChanged(chat);
  const update = bot.updates.push("message", presentMessage(phone, message));
  return { messageId: message.messageId, ...(update && { updateId: update.update_id }) };
}

/** Phones refuse what the Bot API refuses; here it is the test that learns it. */
function allowed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof BotApiError ? new SimulatorProblem(error.message) : error;
  }
}
