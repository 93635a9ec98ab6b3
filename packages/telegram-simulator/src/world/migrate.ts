import type { GroupChat } from "./group-chat.ts";
import { postService } from "./post-service.ts";
import type { World } from "./world.ts";

/**
 * Makes a supergroup of a group (T10): the same people under another id, with a message about it on both sides; the old
 * one takes no more messages. Returns the new one.
 */
export function migrate(world: World, group: GroupChat, byId: number): GroupChat {
  const supergroup = world.addGroup({
    type: "supergroup",
    title: group.title,
    members: new Map(group.members),
    permissions: { ...group.permissions },
  });
  group.migratedTo = supergroup.id;
  postService(world, { kind: "group", chat: group }, byId, { literal: { migrate_to_chat_id: supergroup.id } });
  postService(world, { kind: "group", chat: supergroup }, byId, { literal: { migrate_from_chat_id: group.id } });
  world.announce({ kind: "groups" });
  return supergroup;
}
