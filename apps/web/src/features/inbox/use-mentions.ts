import { withOpId } from "@frontdesk/client";
import type { Mention } from "@frontdesk/contract";
import { useEffect, useMemo } from "react";
import { trpc } from "../../desk.ts";

const none: Mention[] = [];

/** The notes that call the reader, who has not seen them yet, the latest first. */
export function useMentions(): readonly Mention[] {
  return trpc.mention.list.useQuery().data?.data ?? none;
}

/** The conversations in which a note calls the reader, who has not seen it yet. */
export function useMentioned(): ReadonlySet<string> {
  const mentions = useMentions();
  return useMemo(() => new Set(mentions.map(({ conversationId }) => conversationId)), [mentions]);
}

/** Whoever has a conversation before them, or asked for it, has seen what calls them there. */
export function useSeeMentions(conversationId: string): void {
  const isCalled = useMentioned().has(conversationId);
  const { mutate } = trpc.mention.see.useMutation();
  useEffect(() => {
    if (isCalled) mutate(withOpId({ conversationId }));
  }, [isCalled, conversationId, mutate]);
}
