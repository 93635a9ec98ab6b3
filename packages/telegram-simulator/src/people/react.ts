import { SimulatorProblem } from "../simulator-problem.ts";
import { isKnownReaction } from "../world/reaction-emoji.ts";
import { replaceReactions } from "../world/reactions.ts";
import { getMessage, type Phone } from "./lookup.ts";

/** Reacts to a message with one emoji, or (null) takes the reaction back. @throws SimulatorProblem */
export function react(phone: Phone, messageId: number, emoji: string | null): { updateId?: number } {
  const message = getMessage(phone, messageId);
  if (emoji !== null && !isKnownReaction(emoji)) throw new SimulatorProblem(`${emoji} is no reaction`);
  const types = emoji === null ? [] : [{ type: "emoji" as const, emoji }];
  return replaceReactions(phone.world, phone.room, message, { from: "person", authorId: phone.person.id, types });
}
