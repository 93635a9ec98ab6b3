import { isDeepStrictEqual } from "node:util";
import type { Desk } from "../../desk.ts";
import { type DeskReaction, findDeskReaction, replaceDeskReaction } from "./desk-reaction.queries.ts";
import { lockMessage } from "./message.queries.ts";
import { announceReactions } from "./put-reactions.ts";

/** Makes this the desk's one reaction to a message, and tells those who see its thread. */
export async function putDeskReaction(
  desk: Desk,
  { messageId, reaction }: { messageId: string; reaction: DeskReaction | null },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  await replaceDeskReaction(db, { workspaceId, messageId, reaction, now });
  await announceReactions(desk, messageId);
}

/** Lets the reaction before it stand again, where the one that Telegram refused still does. */
export async function takeReactionBack(
  desk: Desk,
  { messageId, refused, before }: { messageId: string; refused: DeskReaction | null; before: DeskReaction | null },
): Promise<void> {
  const { db, workspaceId, whole } = desk;
  // Held before its reactions are looked at, as whoever puts another one does.
  await lockMessage(db, whole, messageId);
  const present = await findDeskReaction(db, { workspaceId, messageId });
  if (isDeepStrictEqual(present, refused)) await putDeskReaction(desk, { messageId, reaction: before });
}
