import { captionText, messageText } from "../entities/formatted-text.ts";
import { SimulatorProblem } from "../simulator-problem.ts";
import { announceRoom } from "../world/room.ts";
import { spread } from "../world/spread.ts";
import { allowed } from "./allowed.ts";
import { getMessage, isTheirs, type Phone } from "./lookup.ts";
import type { Written } from "./write.ts";

/** How long a phone offers to edit an own message. */
const editableMs = 48 * 60 * 60 * 1000;

/** Changes the text or caption of an own message. @throws SimulatorProblem when it isn't theirs, is old, or the same */
export function editOwn(phone: Phone, given: { messageId: number; text: string; entities?: unknown }): Written {
  const { world } = phone;
  const message = getMessage(phone, given.messageId);
  if (!isTheirs(phone, message)) throw new SimulatorProblem("a person edits own messages only");
  if (message.literal || message.origin) throw new SimulatorProblem("there is nothing to edit in this message");
  if (world.clock.now() - message.sentAt > editableMs) throw new SimulatorProblem("the message is too old to edit");
  const content = allowed(() => (message.media ? captionText(given) : messageText(given)));
  if (content.text === message.text && JSON.stringify(content.entities) === JSON.stringify(message.entities)) {
    throw new SimulatorProblem("the message already says that");
  }

  message.text = content.text;
  message.entities = content.entities;
  message.editedAt = world.clock.now();
  announceRoom(world, phone.room);
  return { messageId: message.messageId, ...spread(world, phone.room, message, { isEdit: true }) };
}

/** Deletes any message for both sides. T7: bots are not told. @throws SimulatorProblem when it doesn't exist */
export function deleteForBoth(phone: Phone, messageId: number): void {
  getMessage(phone, messageId);
  phone.room.chat.messages.delete(messageId);
  announceRoom(phone.world, phone.room);
}
