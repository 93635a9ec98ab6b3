import { type ConversationFilter, type ConversationView, filterOf, followsClock } from "@frontdesk/contract";
import { trpc } from "../../../desk.ts";
import { defaultView, type QueueSearch } from "./queue-search.ts";

/** How often what changes by time alone is asked for again. */
const clockMs = 30_000;

interface ShownView {
  view: ConversationView;
  filter: Partial<ConversationFilter> | null;
  refetchInterval: number | false;
}

/** What the queue shows for an address; undefined until the kept view that it names is known. */
export function useShownView({ view, saved, filter }: QueueSearch): ShownView | undefined {
  const query = trpc.savedView.list.useQuery(undefined, { enabled: saved !== undefined });
  const kept = saved === undefined ? undefined : query.data?.data.find(({ id }) => id === saved);
  if (saved !== undefined && query.isPending) return undefined;
  const shown = { view: kept?.view ?? view ?? defaultView, filter: filter ?? kept?.filter ?? null };
  return { ...shown, refetchInterval: followsClock(filterOf(shown.view, shown.filter)) && clockMs };
}
