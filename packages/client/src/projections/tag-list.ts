import { compareTags, type Tag } from "@frontdesk/contract";
import type { Projection } from "./projection.ts";
import { without, withRow } from "./rows.ts";

export const tagList: Projection<unknown, Tag[]> = (tags, change) => {
  if ("left" in change) return tags;
  if (change.kind === "tag.created" || change.kind === "tag.changed")
    return withRow(tags, change.data.tag, compareTags);
  return change.kind === "tag.removed" ? without(tags, change.data) : tags;
};
