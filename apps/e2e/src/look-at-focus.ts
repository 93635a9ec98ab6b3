import type { Locator } from "playwright-core";

type InBrowser = Exclude<Parameters<Locator["evaluate"]>[0], string>;
type InPage = Parameters<InBrowser>[0];

/** How keys come to a control: it has the focus, or another radio button of its group, or its list points at it. */
export type IsThere = "hasFocus" | "isInGroup" | "isOffered";

/** In the browser: whether the keys have come to a control, and what is wrong with how the focus is shown. */
export async function look(control: InPage, isThere: IsThere) {
  const { ownerDocument: document } = control;
  const { defaultView: window, activeElement: focused } = document;
  const is = {
    hasFocus: control === focused,
    isInGroup: focused.type === "radio" && focused.name === control.name,
    isOffered: "comboboxSelected" in control.dataset,
  }[isThere];

  const isRinged = (one: InPage | null) => {
    if (!one) return false;
    const { outlineStyle, outlineWidth, boxShadow } = window.getComputedStyle(one);
    return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0) || boxShadow !== "none";
  };
  const isShown = () => {
    const isWriting = focused.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    const shows = [focused, focused.nextElementSibling, focused.parentElement, focused.closest("label")];
    return isWriting || shows.some(isRinged);
  };
  // A switch is drawn by its label, and takes no room itself. More is asked than that a part be seen: its middle.
  const isSeen = () =>
    [focused, ...(focused.labels ?? [])].some((one) => {
      const [box] = one.getClientRects();
      if (!box || box.width < 2 || box.height < 2) return false;
      return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
    });
  const flawOf = () => {
    // A heading that one came to is nothing to work with.
    const isAtWork = focused === document.activeElement && focused !== document.body && focused.tabIndex >= 0;
    if (!isAtWork) return null;
    if (!isShown()) return "shows no focus";
    return isSeen() ? null : "is not to be seen";
  };
  // It may only now be drawn, or what lies over it be about to step aside.
  for (let frames = 0; frames < 30 && flawOf(); frames += 1) await new Promise(window.requestAnimationFrame);

  const flaw = flawOf();
  const name = focused.getAttribute("aria-label") || focused.labels?.[0]?.textContent || focused.textContent.trim();
  const place = document.location.pathname.split("/").slice(3).join("/");
  return { is, flaw: flaw && `${place}: ${focused.tagName} ${(name || focused.className).slice(0, 60)} ${flaw}` };
}
