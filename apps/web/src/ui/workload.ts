import { trpc } from "../desk.ts";
import { useViewer } from "../viewer.tsx";

/** It changes with every conversation, of which not everybody hears. */
const askedEveryMs = 10_000;

/** What members have on their desks, kept fresh while it is shown; null for those who may not know. */
export function useWorkloads(): ReadonlyMap<string, number> | null {
  const { can } = useViewer();
  const mayKnow = can("conversation:read");
  const query = trpc.member.workload.useQuery(undefined, {
    enabled: mayKnow,
    staleTime: 0,
    refetchInterval: askedEveryMs,
  });
  return mayKnow && query.data ? new Map(query.data.data.map(({ memberId, load }) => [memberId, load])) : null;
}

/** What one of them has there; null where that is not known. */
export function useWorkload(memberId: string): number | null {
  const loads = useWorkloads();
  return loads && (loads.get(memberId) ?? 0);
}
