import { type RefObject, useEffect, useState } from "react";

interface Pages {
  /** Whether older messages can be asked for now. */
  canLoad: boolean;
  /** Whether older ones are there, or on their way. */
  mayFollow: boolean;
  load(): void;
  /** Called before the view moves to the message. */
  onShow(): void;
}

/**
 * Brings a message of the thread into view and marks it for a moment; older pages are fetched until it is there, or
 * none is left.
 */
export function useShowMessage(scroller: RefObject<HTMLElement | null>, { canLoad, mayFollow, load, onShow }: Pages) {
  const [wantedId, setWantedId] = useState<string | null>(null);
  useEffect(() => {
    if (wantedId === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-message="${wantedId}"]`);
    if (row) {
      onShow();
      reveal(row);
      setWantedId(null);
    } else if (canLoad) load();
    else if (!mayFollow) setWantedId(null);
  });
  return setWantedId;
}

function reveal(row: HTMLElement): void {
  row.scrollIntoView({ block: "center" });
  row.removeAttribute("data-found");
  // A mark that is set again only begins anew once the page has seen it gone.
  row.getBoundingClientRect();
  row.setAttribute("data-found", "");
  row.addEventListener("animationend", () => row.removeAttribute("data-found"), { once: true });
}
