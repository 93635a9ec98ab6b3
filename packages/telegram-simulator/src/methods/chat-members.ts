import { badRequest } from "../bot-api/error.ts";
import type { ChatMember } from "../bot-api/objects.ts";
import { changeMember } from "../world/change-member.ts";
import { isAdministrator, isInside } from "../world/group-chat.ts";
import { presentMember } from "../world/present-member.ts";
import { findUser } from "../world/room.ts";
import { findChat, findGroup } from "./find-chat.ts";
import type { MethodCall } from "./method.ts";

/** https://core.telegram.org/bots/api#getchatmember */
export function getChatMember(call: MethodCall): ChatMember {
  const userId = call.fields.integer("user_id");
  if (userId <= 0) throw badRequest("Invalid user_id specified");
  const room = findChat(call);
  const user = findUser(call.world, userId);
  if (room.kind === "private" && user && (userId === room.person.id || userId === call.bot.id)) {
    return { user, status: "member" };
  }
  const member = room.kind === "group" ? presentMember(call.world, room.chat, userId) : undefined;
  if (!member) throw badRequest(room.kind === "group" ? "PARTICIPANT_ID_INVALID" : "member not found");
  return member;
}

/** https://core.telegram.org/bots/api#getchatadministrators; bots are left out, but for the one that asks. */
export function getChatAdministrators(call: MethodCall): ChatMember[] {
  const { world, bot } = call;
  const { chat } = findGroup(call, "there are no administrators in the private chat");
  const ids = [...chat.members.keys()].filter((id) => isAdministrator(chat, id));
  return ids.filter((id) => id === bot.id || !world.bots.has(id)).flatMap((id) => presentMember(world, chat, id) ?? []);
}

/** https://core.telegram.org/bots/api#getchatmembercount */
export function getChatMemberCount(call: MethodCall): number {
  const room = findChat(call);
  if (room.kind === "private") return 2;
  return [...room.chat.members.values()].filter(({ status }) => isInside(status)).length;
}

/** https://core.telegram.org/bots/api#leavechat */
export function leaveChat(call: MethodCall): true {
  const { world, bot } = call;
  const { chat } = findGroup(call, "Can't leave a private chat");
  changeMember(world, chat, { memberId: bot.id, byId: bot.id, next: { status: "left" } });
  return true;
}
