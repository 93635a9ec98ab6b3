import type { ReactionType } from "telegraf/types";

/** A reaction as the desk writes it: an emoji, `custom:<id>`, or a star for one that was paid for. */
export function emojiOf(reaction: ReactionType): string {
  if (reaction.type === "emoji") return reaction.emoji;
  return reaction.type === "custom_emoji" ? `custom:${reaction.custom_emoji_id}`.slice(0, 80) : "⭐";
}
