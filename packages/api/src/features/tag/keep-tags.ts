import { compareTags, type Tag, tagLimits } from "@frontdesk/contract";
import type { CreateTag, EditTag, RemoveTag } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { reckonAnew } from "../sla-clock/index.ts";
import { changeTag, deleteTag, getTag, insertTag, listTagIds, listTags } from "./tag.queries.ts";

/** A workspace's tags, in their order. */
export async function tagsOf(db: Reader, workspaceId: string): Promise<Tag[]> {
  return (await listTags(db, workspaceId)).sort(compareTags);
}

/** Makes a tag. @throws conflict name_taken, invalid too_many_tags */
export async function createTag(desk: Desk, { name, color }: CreateTag): Promise<Tag> {
  const { db, workspaceId, now } = desk;
  if ((await listTagIds(db, workspaceId)).size >= tagLimits.count) throw new DeskError("invalid", "too_many_tags");
  const id = await insertTag(db, { workspaceId, name, color, now });
  const tag = await getTag(db, { workspaceId, id });
  const subject = { type: "tag", id };
  desk.emit("tag.created", { subject, data: { tag }, scopeKeys: forEveryone });
  await desk.audit({ action: "tag.create", subject, after: { name, color } });
  return tag;
}

/** Gives a tag another name or colour, wherever it is. @throws not_found, conflict (stale_version, name_taken) */
export async function editTag(desk: Desk, { tagId, name, color, version }: EditTag): Promise<Tag> {
  const { db, workspaceId, now } = desk;
  const before = await getTag(db, { workspaceId, id: tagId });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  if (before.name === name && before.color === color) return before;
  await changeTag(db, { workspaceId, id: tagId, name, color, now });
  const tag = await getTag(db, { workspaceId, id: tagId });
  const subject = { type: "tag", id: tagId };
  desk.emit("tag.changed", { subject, data: { tag }, scopeKeys: forEveryone });
  const outlineOf = ({ name, color }: Tag) => ({ name, color });
  await desk.audit({ action: "tag.edit", subject, before: outlineOf(before), after: outlineOf(tag) });
  return tag;
}

/** Removes a tag from everything that has it. @throws not_found */
export async function removeTag(desk: Desk, { tagId }: RemoveTag): Promise<{ id: string }> {
  const { db, workspaceId } = desk;
  const before = await getTag(db, { workspaceId, id: tagId });
  await deleteTag(db, { workspaceId, id: tagId });
  // What was promised for it is promised no longer.
  await reckonAnew(desk);
  const subject = { type: "tag", id: tagId };
  desk.emit("tag.removed", { subject, data: { id: tagId }, scopeKeys: forEveryone });
  await desk.audit({ action: "tag.remove", subject, before: { name: before.name } });
  return { id: tagId };
}
