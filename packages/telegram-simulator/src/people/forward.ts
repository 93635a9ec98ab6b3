import { originOf } from "../world/origin.ts";
import { getMessage, type Phone } from "./lookup.ts";
import { type Written, write } from "./write.ts";

/** Forwards a message from one of the person's chats to another. @throws SimulatorProblem when it doesn't exist */
export function forward(to: Phone, from: Phone, messageId: number): Written {
  const message = getMessage(from, messageId);
  const { text, entities, media, literal } = message;
  return write(
    to,
    { text, entities, ...(media && { media }), ...(literal && { literal }) },
    { forwardedFrom: message.origin ?? originOf(from, message) },
  );
}
