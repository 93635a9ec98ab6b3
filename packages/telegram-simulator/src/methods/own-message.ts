import type { StoredMessage } from "../world/message.ts";
import type { Room } from "../world/room.ts";

/** Whether this bot wrote the message. */
export function isOwn({ kind }: Room, { from, authorId }: StoredMessage, botId: number): boolean {
  return kind === "private" ? from === "bot" : authorId === botId;
}
