/** What had the focus, with all that it stood in, from the inside out. */
interface Place {
  element: HTMLElement;
  around: Element[];
  path: string;
}

const remembered = 12;
// The kit gives the focus back by itself where it can: 10 ms after a dialog or a menu has closed.
const patienceMs = 20;
const groups = "form, fieldset, ul, ol, tbody, article, section, aside, header, [role='dialog']";
const controls = "a[href], button, input, select, textarea, [tabindex]:not([tabindex='-1'])";

/**
 * Sees to it, for as long as the page is there, that nobody who works by keyboard loses the focus. When what has it goes,
 * what is drawn anew in its place takes it, or its neighbour, or whatever had it before, or the heading of a new page; what
 * was disabled for a moment gets it back. What has it is on the screen as a whole. Somebody who points is left alone.
 */
export function keepFocus(): void {
  let trail: Place[] = [];
  let isByKeyboard = false;
  let timer = 0;

  const restore = () => {
    timer = 0;
    const last = trail.at(-1);
    if (!last || !isByKeyboard || !isNowhere()) return;
    const { element } = last;
    if (isUsable(element)) element.focus();
    else if (!element.isConnected || !isDisabled(element)) successorTo(last, trail)?.focus();
  };
  const look = () => {
    if (timer === 0 && trail.length > 0 && isNowhere()) timer = window.setTimeout(restore, patienceMs);
  };

  window.addEventListener("keydown", () => (isByKeyboard = true), true);
  window.addEventListener("pointerdown", () => (isByKeyboard = false), true);
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    const before = trail.filter(({ element }) => element !== target && element.isConnected);
    // The browser leaves what is partly on the screen where it is.
    if (isByKeyboard) target.scrollIntoView({ block: "nearest", inline: "nearest" });
    trail = [...before, { element: target, around: ancestorsOf(target), path: location.pathname }].slice(-remembered);
  });
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ["disabled"] });
}

function successorTo(last: Place, trail: readonly Place[]): HTMLElement | undefined {
  if (last.path !== location.pathname) return newHeading();
  const group = last.around.find((one) => one.isConnected && one.matches(groups));
  return (
    drawnAnew(last) ?? firstUsable(group) ?? trail.findLast(({ element }) => isUsable(element))?.element ?? newHeading()
  );
}

/** The same control, where a form is drawn anew once it was saved. */
function drawnAnew({ element, around }: Place): HTMLElement | undefined {
  const place = around.find((one) => one.isConnected);
  if (!place?.closest("main, [role='dialog']")) return;
  const alike = [...place.querySelectorAll<HTMLElement>(element.localName)];
  return alike.find((one) => isUsable(one) && nameOf(one) === nameOf(element));
}

const nameOf = (element: Element) => element.getAttribute("aria-label") ?? element.textContent;

/** The page that somebody came to begins with its heading; the next Tab goes on from there. */
function newHeading(): HTMLElement | undefined {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (heading) heading.tabIndex = -1;
  return heading ?? undefined;
}

function firstUsable(group: Element | undefined): HTMLElement | undefined {
  return [...(group?.querySelectorAll<HTMLElement>(controls) ?? [])].find(isUsable);
}

function isNowhere(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || isDisabled(activeElement);
}

function isUsable(element: Element): boolean {
  return (
    element.isConnected && element.checkVisibility() && !isDisabled(element) && element.closest("[inert]") === null
  );
}

const isDisabled = (element: Element) => element.matches(":disabled");

function ancestorsOf(element: Element): Element[] {
  const around: Element[] = [];
  for (let one = element.parentElement; one; one = one.parentElement) around.push(one);
  return around;
}
