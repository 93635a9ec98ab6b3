import { type Conversation, type Named, tagLimits } from "@frontdesk/contract";
import type { TagConversation } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { listTagsNamed } from "../tag/index.ts";
import { type Plan, workOn } from "./work-on.ts";

interface Change {
  add: string[];
  remove: string[];
}

/** Puts tags to a conversation and takes others away; both commute, so that nobody's are overwritten. @throws not_found for a tag */
export async function planTags({ db, workspaceId }: Desk, { add, remove }: Change): Promise<Plan> {
  const tags = await listTagsNamed(db, { workspaceId, ids: [...add, ...remove] });
  const namesOf = (ids: string[]): Named[] => tags.filter(({ id }) => ids.includes(id));
  return (from) => {
    const added = [...new Set(add)].filter((id) => !from.tagIds.includes(id));
    const removed = from.tagIds.filter((id) => remove.includes(id) && !add.includes(id));
    if (added.length + removed.length === 0) return null;
    const tagIds = [...from.tagIds.filter((id) => !removed.includes(id)), ...added];
    if (tagIds.length > tagLimits.perRecord) throw new DeskError("invalid", "too_many_tags");
    return { from, act: { name: "tagged", added: namesOf(added), removed: namesOf(removed) }, patch: { tagIds } };
  };
}

/** @throws not_found (a tag too), conflict not_yours, invalid too_many_tags */
export async function tagConversation(desk: Desk, viewer: Viewer, input: TagConversation): Promise<Conversation> {
  const plan = await planTags(desk, input);
  return workOn(desk, viewer, { conversationId: input.conversationId, plan });
}
