import { type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { scrollBehavior } from "../../../ui/motion.ts";
import { type RowId, shiftOf } from "./row-shift.ts";

interface Steadiness {
  /** How many rows came in above what is shown. */
  above: number;
  fresh: ReadonlySet<RowId>;
}

const settled: Steadiness = { above: 0, fresh: new Set() };

/**
 * Keeps the rows of a list still under the pointer, or where the reader scrolled to, while rows come, go and move. At
 * the top, with the pointer elsewhere, the list follows what is new.
 */
export function useSteadyRows(scroller: RefObject<HTMLDivElement | null>, ids: readonly RowId[], rowHeight: number) {
  const before = useRef(ids);
  const pointerY = useRef<number | null>(null);
  const [state, setState] = useState(settled);
  const [minHeight, setMinHeight] = useState(0);

  useLayoutEffect(() => {
    const old = before.current;
    const element = scroller.current;
    before.current = ids;
    if (!element || old === ids) return;

    const known = new Set(old);
    const above = ids.slice(0, ids.indexOf(old[0] ?? ""));
    const fresh = new Set(above.filter((id) => id !== null && !known.has(id)));
    const followsTop = element.scrollTop === 0 && pointerY.current === null;
    if (followsTop) {
      setState({ above: 0, fresh });
      return;
    }
    const held = Math.floor((element.scrollTop + (pointerY.current ?? 0)) / rowHeight);
    const rows = shiftOf(old, ids, held);
    const shift = rows * rowHeight;
    if (shift === 0) return;
    // A short list has nothing to scroll by: give it the room.
    const needed = element.clientHeight + element.scrollTop + shift;
    if (needed > ids.length * rowHeight) {
      const list = element.firstElementChild;
      if (list instanceof HTMLElement) list.style.minHeight = `${needed}px`;
      setMinHeight(needed);
    }
    element.scrollTop += shift;
    // Pages that are read again are no news, though they may have grown meanwhile.
    const isNews = rows > 0 && gapsIn(ids) === gapsIn(old);
    if (isNews) setState((before) => ({ above: before.above + rows, fresh }));
  }, [ids, rowHeight, scroller]);

  const settle = () => {
    setState(settled);
    setMinHeight(0);
  };
  const toTop = () => {
    scroller.current?.scrollTo({ top: 0, behavior: scrollBehavior() });
    settle();
  };
  return {
    ...state,
    minHeight,
    toTop,
    pointer: {
      onScroll: () => {
        if (scroller.current?.scrollTop === 0 && state.above > 0) settle();
      },
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType !== "mouse") return;
        pointerY.current = event.clientY - event.currentTarget.getBoundingClientRect().top;
      },
      onPointerLeave: () => {
        pointerY.current = null;
        // What held a short list in place is no longer needed.
        if (minHeight > 0) toTop();
      },
    },
  };
}

function gapsIn(ids: readonly RowId[]): number {
  return ids.filter((id) => id === null).length;
}
