import type { Bot } from "./bot.ts";
import type { StoredMessage } from "./message.ts";
import { announceRoom, type Room, takeMessageId } from "./room.ts";
import { spread } from "./spread.ts";
import type { World } from "./world.ts";

/** What a service message tells: an event in the API's own fields, or which message was pinned. */
export interface ServiceEvent {
  literal?: Record<string, unknown>;
  pinned?: number;
  threadId?: number;
}

/**
 * Puts a service message into a room, as if `authorId` had sent it, and tells the bots; also the one whose doing it
 * was, as Telegram does, and those in `also`, who have just left.
 */
export function postService(
  world: World,
  room: Room,
  authorId: number,
  event: ServiceEvent,
  also: readonly Bot[] = [],
): StoredMessage {
  const message = placeService(world, room, authorId, event);
  spread(world, room, message, { also });
  return message;
}

/** The same without telling anybody yet. */
export function placeService(world: World, room: Room, authorId: number, event: ServiceEvent): StoredMessage {
  const isChannel = room.kind === "group" && room.chat.type === "channel";
  const message: StoredMessage = {
    messageId: takeMessageId(world, room),
    from: isChannel ? "chat" : world.bots.has(authorId) ? "bot" : "person",
    ...(room.kind === "group" && { authorId }),
    sentAt: world.clock.now(),
    text: "",
    entities: [],
    ...event,
  };
  room.chat.messages.set(message.messageId, message);
  announceRoom(world, room);
  return message;
}
