import type { Tag } from "@frontdesk/contract";
import { useMemo } from "react";
import { trpc } from "../../desk.ts";

const noTags: Tag[] = [];

/** The workspace's tags in their order, and the way from ids to them: those that are gone are left out. */
export function useTags() {
  const query = trpc.tag.list.useQuery();
  const tags = query.data?.data ?? noTags;
  const byId = useMemo(() => new Map(tags.map((tag) => [tag.id, tag])), [tags]);
  const tagsIn = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return { tags, tagsIn };
}
