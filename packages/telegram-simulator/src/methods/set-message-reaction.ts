import { badRequest } from "../bot-api/error.ts";
import { isRecord } from "../bot-api/is-record.ts";
import type { ReactionType } from "../bot-api/objects.ts";
import { isKnownReaction } from "../world/reaction-emoji.ts";
import { replaceReactions } from "../world/reactions.ts";
import { findWritableChat } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#setmessagereaction: one at most, no paid ones; an empty list takes it back. */
export function setMessageReaction(call: MethodCall): true {
  const { world, bot, fields } = call;
  const types = readReactionTypes(call);
  const room = findWritableChat(call);
  const message = room.chat.messages.get(fields.integer("message_id"));
  if (!message) throw badRequest("message to react not found");
  if (types.length > 1) throw badRequest("REACTIONS_TOO_MANY");
  if (types.some((type) => type.type === "emoji" && !isKnownReaction(type.emoji))) throw badRequest("REACTION_INVALID");
  replaceReactions(world, room, message, { from: "bot", authorId: bot.id, types });
  return true;
}

function readReactionTypes({ fields }: MethodCall): ReactionType[] {
  const given = fields.json("reaction", "Can't parse reaction types JSON object");
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw badRequest("Expected an Array of ReactionType");
  return given.map((one: unknown) => {
    const { type, emoji, custom_emoji_id: id } = isRecord(one) ? one : {};
    if (type === "emoji" && typeof emoji === "string") return { type, emoji };
    if (type === "custom_emoji" && typeof id === "string") return { type, custom_emoji_id: id };
    throw badRequest("Can't parse ReactionType: invalid reaction type specified");
  });
}
