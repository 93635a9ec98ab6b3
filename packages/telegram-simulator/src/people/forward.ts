import { SimulatorProblem } from "../simulator-problem.ts";
import { originOf } from "../world/origin.ts";
import { botsIn } from "../world/room.ts";
import { getMessage, type Phone } from "./lookup.ts";
import { type Written, write } from "./write.ts";

/** Forwards a message from one of the person's chats to another. @throws SimulatorProblem when it doesn't exist */
export function forward(to: Phone, from: Phone, messageId: number): Written {
  const message = getMessage(from, messageId);
  const [bot] = botsIn(from.world, from.room);
  if (!bot) throw new SimulatorProblem("forwards come from a chat a bot is in");
  const { text, entities, media, literal } = message;
  return write(
    to,
    { text, entities, ...(media && { media }), ...(literal && { literal }) },
    { forwardedFrom: message.origin ?? originOf({ world: from.world, room: from.room, bot }, message) },
  );
}
