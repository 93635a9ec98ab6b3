import { type Mention, mentionLimits } from "@frontdesk/contract";
import type { Projection } from "./projection.ts";
import { mapRows } from "./rows.ts";

/** What calls the viewer and they have not seen, the latest first. */
export const mentionList: Projection<unknown, Mention[]> = (mentions, change) => {
  if ("left" in change) return mentions;
  switch (change.kind) {
    case "mention.made": {
      const { mention } = change.data;
      const others = mentions.filter(({ messageId }) => messageId !== mention.messageId);
      return [mention, ...others].sort(latestFirst).slice(0, mentionLimits.listed);
    }
    case "mention.seen": {
      const seen = new Set(change.data.messageIds);
      return mentions.some(({ messageId }) => seen.has(messageId))
        ? mentions.filter(({ messageId }) => !seen.has(messageId))
        : mentions;
    }
    case "member.changed": {
      const { id, name } = change.data.member;
      return mapRows(mentions, (one) =>
        one.by.id === id && one.by.name !== name ? { ...one, by: { id, name } } : one,
      );
    }
    default:
      return mentions;
  }
};

function latestFirst(one: Mention, other: Mention): number {
  const keyOf = ({ at, messageId }: Mention) => `${at}${messageId}`;
  return keyOf(one) > keyOf(other) ? -1 : 1;
}
