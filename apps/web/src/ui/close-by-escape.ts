import type { KeyboardEvent } from "react";

const closeButton = ".mantine-Modal-close, .mantine-Drawer-close";

/** Esc closes the dialog it is pressed in, by its own button, and none that lies below: the kit would close them all. */
export function closeByEscape(event: KeyboardEvent<HTMLElement>): void {
  const { key, nativeEvent, currentTarget, target } = event;
  if (key !== "Escape" || nativeEvent.isComposing || !(target instanceof Element)) return;
  // React hands on what happened in a dialog above; an open list or menu has its own use for the key.
  if (!currentTarget.contains(target) || target.getAttribute("data-mantine-stop-propagation") === "true") return;
  currentTarget.querySelector<HTMLElement>(closeButton)?.click();
}

/** For as long as the page is there, Esc closes the uppermost dialog also while nothing in it has the focus. */
export function closeUppermostByEscape(): void {
  window.addEventListener("keydown", ({ key, target }) => {
    if (key !== "Escape" || target !== document.body) return;
    const uppermost = [...document.querySelectorAll("[role='dialog'][aria-modal='true']")].at(-1);
    uppermost?.querySelector<HTMLElement>(closeButton)?.click();
  });
}
