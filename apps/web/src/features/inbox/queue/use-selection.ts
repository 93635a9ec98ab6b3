import { workLimits } from "@frontdesk/contract";
import { useCallback, useMemo, useRef, useState } from "react";

const nothing: ReadonlySet<string> = new Set();

/** Which rows are chosen for one act; what has left the queue is not chosen any more. */
export function useSelection(ids: readonly string[]) {
  const [chosen, setChosen] = useState(nothing);
  const last = useRef<string | null>(null);
  const present = useMemo(() => {
    if (chosen.size === 0) return nothing;
    const known = new Set(ids);
    return new Set([...chosen].filter((id) => known.has(id)));
  }, [chosen, ids]);

  const choose = useCallback((more: readonly string[]) => {
    setChosen((before) => new Set([...before, ...more].slice(0, workLimits.bulk)));
  }, []);
  /** Chooses a row or leaves it; with `range`, all rows from the one before on. */
  const toggle = useCallback(
    (id: string, range: boolean) => {
      const from = range && last.current ? ids.indexOf(last.current) : -1;
      const to = ids.indexOf(id);
      last.current = id;
      if (from >= 0 && to >= 0) choose(ids.slice(Math.min(from, to), Math.max(from, to) + 1));
      else
        setChosen((before) => {
          const next = new Set(before);
          if (!next.delete(id) && next.size < workLimits.bulk) next.add(id);
          return next;
        });
    },
    [ids, choose],
  );
  const clear = useCallback(() => setChosen(nothing), []);
  return { chosen: present, choose, toggle, clear };
}
