import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** Rows beside those in view that are there already when they come into it. */
const rowsAround = 8;
/** The window moves by so many rows at a time: most frames of scrolling render nothing. */
const rowsAtOnce = 4;

interface Range {
  first: number;
  end: number;
}

interface Rows {
  count: number;
  /** Of each of them, in pixels. */
  rowHeight: number;
}

/** The rows in view, of however many there are that are all of one height, and how to bring another into view. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, { count, rowHeight }: Rows) {
  const [range, setRange] = useState<Range>(() => rangeOf({ top: 0, height: window.innerHeight, rowHeight }));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const next = rangeOf({ top: element.scrollTop, height: element.clientHeight, rowHeight });
      setRange((known) => (known.first === next.first && known.end === next.end ? known : next));
    };
    // A frame later the rows would come after the empty place they fill.
    const onScroll = () => flushSync(look);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, rowHeight]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const above = index * rowHeight;
      const below = above + rowHeight - element.clientHeight;
      if (element.scrollTop > above) element.scrollTop = above;
      else if (element.scrollTop < below) element.scrollTop = below;
    },
    [scroller, rowHeight],
  );
  return { first: Math.min(range.first, count), end: Math.min(range.end, count), height: count * rowHeight, reveal };
}

interface Place {
  top: number;
  height: number;
  rowHeight: number;
}

/** Which rows to show for a place of the scroller, in steps, so that small moves change nothing. */
export function rangeOf({ top, height, rowHeight }: Place): Range {
  const first = Math.floor(top / rowHeight) - rowsAround;
  const end = Math.ceil((top + height) / rowHeight) + rowsAround;
  return {
    first: Math.max(0, Math.floor(first / rowsAtOnce) * rowsAtOnce),
    end: Math.ceil(end / rowsAtOnce) * rowsAtOnce,
  };
}
