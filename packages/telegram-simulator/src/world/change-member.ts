import type { ChatMemberUpdated } from "../bot-api/objects.ts";
import { unixSeconds } from "../clock.ts";
import { type GroupChat, groupObject, isAdministrator, isInside, type Membership } from "./group-chat.ts";
import { postService } from "./post-service.ts";
import { presentMember } from "./present-member.ts";
import { findUser, type GroupRoom } from "./room.ts";
import type { World } from "./world.ts";

/** Whose membership becomes what, by whom. */
export interface MemberChange {
  memberId: number;
  /** Who does it; the member themself when they join or leave. */
  byId: number;
  next: Membership;
}

/**
 * Changes somebody's membership and tells of it: the bot itself by `my_chat_member`, administrators that asked for it by
 * `chat_member`, everybody in a group by a service message about who came and who left.
 */
export function changeMember(world: World, group: GroupChat, { memberId, byId, next }: MemberChange): void {
  const before = group.members.get(memberId) ?? { status: "left" };
  group.members.set(memberId, next);
  tellOfChange(world, group, { memberId, byId, next }, before);
  if (group.type !== "channel") tellInGroup(world, group, { memberId, byId, next }, before);
  world.announce({ kind: "groups" });
}

function tellOfChange(world: World, group: GroupChat, change: MemberChange, before: Membership): void {
  const { memberId, byId, next } = change;
  const from = findUser(world, byId);
  const old_chat_member = presentMember(world, group, memberId, before);
  const new_chat_member = presentMember(world, group, memberId, next);
  if (!from || !old_chat_member || !new_chat_member) return;
  const date = unixSeconds(world.clock.now());
  const told: ChatMemberUpdated = { chat: groupObject(group), from, date, old_chat_member, new_chat_member };

  world.bots.get(memberId)?.updates.push("my_chat_member", told);
  for (const bot of world.bots.values()) {
    if (bot.id !== memberId && isAdministrator(group, bot.id)) bot.updates.push("chat_member", told);
  }
}

function tellInGroup(world: World, group: GroupChat, { memberId, byId, next }: MemberChange, before: Membership): void {
  const room: GroupRoom = { kind: "group", chat: group };
  const user = findUser(world, memberId);
  const [was, is] = [isInside(before.status), isInside(next.status)];
  if (!was && is) {
    const literal = { new_chat_participant: user, new_chat_member: user, new_chat_members: [user] };
    postService(world, room, byId, { literal });
  }
  if (was && !is) {
    const literal = { left_chat_participant: user, left_chat_member: user };
    const leaver = world.bots.get(memberId);
    postService(world, room, byId, { literal }, leaver ? [leaver] : []);
  }
}
