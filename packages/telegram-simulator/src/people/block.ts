import type { ChatMemberUpdated } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import { botUserOf } from "../world/bot.ts";
import { chatOf, userOf } from "../world/person.ts";
import { announceRoom, botsIn, type PrivateRoom } from "../world/room.ts";
import type { Phone } from "./lookup.ts";

/** Stops the bot, or starts it again; the bot is told by `my_chat_member`. Doing it twice changes nothing. */
export function setBlocked({ world, person, room }: Phone<PrivateRoom>, blocked: boolean): void {
  const { chat } = room;
  const [bot] = botsIn(world, room);
  if (chat.blocked === blocked) return;
  chat.blocked = blocked;
  if (!bot) return;
  const user = botUserOf(bot);
  const member = { status: "member", user };
  const kicked = { status: "kicked", user, until_date: 0 };
  const told: ChatMemberUpdated = {
    chat: chatOf(person),
    from: userOf(person),
    date: unixSeconds(world.clock.now()),
    old_chat_member: blocked ? member : kicked,
    new_chat_member: blocked ? kicked : member,
  };
  bot.updates.push("my_chat_member", told);
  announceRoom(world, room);
}
