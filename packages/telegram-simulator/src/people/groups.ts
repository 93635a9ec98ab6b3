import { SimulatorProblem } from "../simulator-problem.ts";
import { changeMember } from "../world/change-member.ts";
import { type GroupChat, type GroupType, isInside, type MemberStatus, type Membership } from "../world/group-chat.ts";
import { migrate } from "../world/migrate.ts";
import { postService } from "../world/post-service.ts";
import {
  type AdministratorRight,
  administratorRights,
  type MemberPermission,
  type Permissions,
  permissionsFrom,
} from "../world/rights.ts";
import { findUser } from "../world/room.ts";
import { generalTopic } from "../world/topics.ts";
import type { World } from "../world/world.ts";
import { getGroup, getPerson } from "./lookup.ts";

/** A group somebody makes. */
export interface NewGroup {
  title: string;
  /** A supergroup unless given. */
  type?: GroupType;
  /** The person who owns it. */
  creatorId: number;
  /** People and bots who are in it from the start, as members; of a channel a bot can only be an administrator. */
  members?: number[];
  /** Makes it public. */
  username?: string;
  isForum?: boolean;
}

/** What somebody becomes in a group. */
export interface MemberSetting {
  chatId: number;
  /** The person or bot. */
  memberId: number;
  status: Exclude<MemberStatus, "creator">;
  /** Who does it; the member themself when they join or leave, else the owner, unless given. */
  byId?: number;
  /** Of an administrator; the usual ones of a manager unless given. */
  rights?: AdministratorRight[];
  /** Of somebody restricted: what is taken from them. */
  forbidden?: MemberPermission[];
  /** Unix time in seconds. */
  untilDate?: number;
}

/** What of a group changes. */
export interface GroupSetting {
  chatId: number;
  title?: string;
  isForum?: boolean;
  /** What ordinary members may not do from now on, instead of what was forbidden before. */
  forbidden?: MemberPermission[];
}

/** A manager has every right but to make other managers. */
const usualRights = administratorRights.filter((name) => name !== "can_promote_members");

/** Makes a group; who is in it is told so. @throws SimulatorProblem */
export function createGroup(world: World, given: NewGroup): GroupChat {
  const creator = getPerson(world, given.creatorId);
  const type = given.type ?? "supergroup";
  const title = given.title.trim();
  if (title === "") throw new SimulatorProblem("a group has a title");
  if (given.isForum && type !== "supergroup") throw new SimulatorProblem("only a supergroup can be a forum");
  const members = new Map<number, Membership>([[creator.id, { status: "creator" }]]);
  const group = world.addGroup({ type, title, members, ...(given.username && { username: given.username }) });
  if (given.isForum) turnIntoForum(group, creator.id);
  for (const memberId of given.members ?? []) {
    const status = type === "channel" && world.bots.has(memberId) ? "administrator" : "member";
    setMember(world, { chatId: group.id, memberId, status, byId: creator.id });
  }
  world.announce({ kind: "groups" });
  return group;
}

/** Lets somebody join, leave, be promoted, restricted or thrown out. @throws SimulatorProblem */
export function setMember(world: World, given: MemberSetting): GroupChat {
  const group = getGroup(world, given.chatId);
  const { memberId, status } = given;
  if (!findUser(world, memberId)) throw new SimulatorProblem(`there is no person or bot ${memberId}`);
  if (group.members.get(memberId)?.status === "creator") throw new SimulatorProblem("the owner stays the owner");
  if (isInside(status) && world.bots.get(memberId)?.canJoinGroups === false) {
    throw new SimulatorProblem("this bot can't be added to groups");
  }
  const isOwnDoing = status === "left" || (status === "member" && !world.bots.has(memberId));
  const byId = given.byId ?? (isOwnDoing ? memberId : ownerOf(group));
  changeMember(world, group, { memberId, byId, next: membershipFrom(given) });
  return group;
}

/** Renames a group, makes it a forum, or changes what members may do. @throws SimulatorProblem */
export function setGroup(world: World, { chatId, title, isForum, forbidden }: GroupSetting): GroupChat {
  const group = getGroup(world, chatId);
  if (title !== undefined && title !== group.title) {
    group.title = title;
    postService(world, { kind: "group", chat: group }, ownerOf(group), { literal: { new_chat_title: title } });
  }
  if (forbidden) group.permissions = allBut(forbidden);
  if (isForum === true && !group.isForum) turnIntoForum(group, ownerOf(group));
  if (isForum === false) group.isForum = false;
  world.announce({ kind: "groups" });
  return group;
}

/** Makes a supergroup of a basic group (T10). @throws SimulatorProblem when it is none, or has become one */
export function migrateGroup(world: World, chatId: number): GroupChat {
  const group = getGroup(world, chatId);
  if (group.type !== "group" || group.migratedTo !== undefined)
    throw new SimulatorProblem("only a basic group migrates");
  return migrate(world, group, ownerOf(group));
}

function ownerOf({ members }: GroupChat): number {
  return [...members].find(([, { status }]) => status === "creator")?.[0] ?? 0;
}

function membershipFrom({ status, rights, forbidden, untilDate }: MemberSetting): Membership {
  return {
    status,
    ...(status === "administrator" && { rights: rights ?? usualRights }),
    ...(status === "restricted" && { permissions: allBut(forbidden ?? ["can_send_messages"]) }),
    ...(untilDate !== undefined && { untilDate }),
  };
}

function allBut(forbidden: readonly MemberPermission[]): Permissions {
  return permissionsFrom((name) => !forbidden.includes(name));
}

function turnIntoForum(group: GroupChat, creatorId: number): void {
  if (group.type !== "supergroup") throw new SimulatorProblem("only a supergroup can be a forum");
  group.isForum = true;
  if (group.topics.size === 0) group.topics.set(1, generalTopic(creatorId));
  // Number 1 is the General topic's.
  group.nextMessageId = Math.max(group.nextMessageId, 2);
}
