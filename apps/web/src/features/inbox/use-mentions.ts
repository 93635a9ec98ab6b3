import { withOpId } from "@frontdesk/client";
import { useEffect, useMemo } from "react";
import { trpc } from "../../desk.ts";

/** The conversations in which a note calls the reader, who has not seen it yet. */
export function useMentioned(): ReadonlySet<string> {
  const { data } = trpc.mention.list.useQuery();
  return useMemo(() => new Set(data?.data.map(({ conversationId }) => conversationId)), [data]);
}

/** Whoever has a conversation before them has seen what calls them there. */
export function useSeeMentions(conversationId: string): void {
  const isCalled = useMentioned().has(conversationId);
  const { mutate } = trpc.mention.see.useMutation();
  useEffect(() => {
    if (isCalled) mutate(withOpId({ conversationId }));
  }, [isCalled, conversationId, mutate]);
}
