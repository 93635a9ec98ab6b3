import { workLimits } from "@frontdesk/contract";
import { useCallback, useMemo, useRef, useState } from "react";
import type { RowId } from "./row-shift.ts";

const nothing: ReadonlySet<string> = new Set();

/** Which rows are chosen for one act; what has left the queue is not chosen any more. */
export function useSelection(ids: readonly RowId[]) {
  const [chosen, setChosen] = useState(nothing);
  const last = useRef<string | null>(null);
  const present = useMemo(() => {
    if (chosen.size === 0) return nothing;
    const known = new Set<RowId>(ids);
    return new Set([...chosen].filter((id) => known.has(id)));
  }, [chosen, ids]);

  const choose = useCallback((more: readonly string[]) => {
    setChosen((before) => new Set([...new Set([...before, ...more])].slice(0, workLimits.bulk)));
  }, []);
  const toggle = useCallback((id: string) => {
    last.current = id;
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id) && next.size < workLimits.bulk) next.add(id);
      return next;
    });
  }, []);
  /** From the row that was chosen or left last to another; null where one of them is not at hand. */
  const rangeTo = useCallback(
    (id: string) => {
      const [from, to] = [ids.indexOf(last.current ?? ""), ids.indexOf(id)];
      last.current = id;
      return from < 0 || to < 0 ? null : { first: Math.min(from, to), end: Math.max(from, to) + 1 };
    },
    [ids],
  );
  const clear = useCallback(() => setChosen(nothing), []);
  return { chosen: present, choose, toggle, rangeTo, clear };
}
