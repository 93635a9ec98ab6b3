/**
 * Keeps notices off what somebody who works by keyboard has come to (WCAG 2.4.11): where the stack of them lies over it,
 * `data-aside` sends it to the other end of the screen; once it is empty, the next notice is where the first was.
 * Returns how to stop.
 */
export function stepAside(stack: HTMLElement): () => void {
  let overlaps: IntersectionObserver | null = null;
  let avoided: Element | null = null;

  const watch = () => {
    overlaps?.disconnect();
    const { activeElement: focused } = document;
    if (stack.offsetHeight === 0) {
      stack.removeAttribute("data-aside");
      avoided = null;
      return;
    }
    if (!focused?.matches(":focus-visible") || stack.contains(focused)) return;
    overlaps = new IntersectionObserver(
      (shown) => {
        // What is as tall as the screen is covered at either end.
        if (focused === avoided || !shown.some(({ isIntersecting }) => isIntersecting)) return;
        avoided = focused;
        stack.toggleAttribute("data-aside");
        watch();
      },
      { rootMargin: marginsAround(stack) },
    );
    const labels = focused instanceof HTMLInputElement ? (focused.labels ?? []) : [];
    for (const one of [focused, ...labels]) overlaps.observe(one);
  };
  const watchNext = () => {
    avoided = null;
    watch();
  };

  const sizes = new ResizeObserver(watch);
  sizes.observe(stack);
  sizes.observe(document.documentElement);
  document.addEventListener("focusin", watchNext);
  return () => {
    overlaps?.disconnect();
    sizes.disconnect();
    document.removeEventListener("focusin", watchNext);
  };
}

/** How far the edges of the screen are from an element, as the margins that leave its place alone. */
function marginsAround(element: HTMLElement): string {
  const { clientWidth, clientHeight } = document.documentElement;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [top, clientWidth - right, clientHeight - bottom, left].map((px) => `${-px}px`).join(" ");
}
