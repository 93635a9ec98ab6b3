/** A message in view, and where it stood. */
export interface Anchor {
  id: string;
  /** Below the top of the view, in pixels. */
  top: number;
  scrollTop: number;
}

/** The uppermost message in view; null where there is none. */
export function anchorIn(scroller: HTMLElement): Anchor | null {
  const { top, bottom } = scroller.getBoundingClientRect();
  for (const row of scroller.querySelectorAll<HTMLElement>("[data-message]")) {
    const box = row.getBoundingClientRect();
    if (box.bottom > top && box.top < bottom)
      return { id: row.dataset.message ?? "", top: box.top - top, scrollTop: scroller.scrollTop };
  }
  return null;
}

/** Scrolls so that a message stands where it stood, whatever came or went above it; not where the reader has moved since. */
export function keepInPlace(scroller: HTMLElement, anchor: Anchor | null): void {
  const { scrollTop, scrollHeight, clientHeight } = scroller;
  const isAtEnd = scrollHeight - scrollTop - clientHeight <= 1;
  // At the end it may be the browser that moved, since less is left to scroll by.
  if (!anchor || (Math.abs(scrollTop - anchor.scrollTop) > 1 && !isAtEnd)) return;
  const row = scroller.querySelector<HTMLElement>(`[data-message="${anchor.id}"]`);
  if (row) scroller.scrollTop += row.getBoundingClientRect().top - scroller.getBoundingClientRect().top - anchor.top;
}
