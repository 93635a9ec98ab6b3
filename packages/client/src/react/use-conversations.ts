import { useMemo, useSyncExternalStore } from "react";
import { listConversations, type WantedConversations } from "../long-list/list-conversations.ts";
import { useDesk } from "./desk-context.ts";

/** The conversations of a view, of which only those looked at are held; and the ways to look further, to keep some and to read on. */
export function useConversations({ view, filter, refetchInterval }: WantedConversations) {
  const { desk, queryClient: client } = useDesk();
  // The same filter is another object in every render.
  const narrowed = JSON.stringify(filter);
  const list = useMemo(
    () => listConversations({ desk, client }, { view, filter: JSON.parse(narrowed), refetchInterval }),
    [desk, client, view, narrowed, refetchInterval],
  );
  const listed = useSyncExternalStore(list.watch, list.listed);
  return useMemo(() => {
    const { look, keep, read, retry } = list;
    return { ...listed, look, keep, read, retry };
  }, [list, listed]);
}
