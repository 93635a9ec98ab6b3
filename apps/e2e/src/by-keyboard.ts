import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { type IsThere, look } from "./look-at-focus.ts";
import type { AtDesk } from "./people.ts";

/** Somebody who works by keyboard alone: a mouse does nothing on their page. */
export interface AtKeyboard extends AtDesk {
  press(...keys: string[]): Promise<void>;
  type(text: string): Promise<void>;
  /** Goes on with Tab until a control has the focus. @throws where it can't be reached */
  reach(control: Locator): Promise<void>;
  /** Waits until the page itself has given a control the focus. */
  has(control: Locator): Promise<void>;
  /** Goes to a button or a link, and presses Enter. */
  use(control: Locator): Promise<void>;
  /** Goes to a field, and writes over what it holds. */
  fill(field: Locator, text: string): Promise<void>;
  /** Goes to a box or a switch, and turns it over. */
  toggle(box: Locator): Promise<void>;
  /** Goes to the group of a radio button, and on to it by arrow keys. */
  mark(radio: Locator): Promise<void>;
  /** Goes to a list that opens, and on to one of its options by arrow keys. */
  pick(list: Locator, option: string | RegExp): Promise<void>;
  /** Opens a menu by its button, and goes on to one of its items by arrow keys. */
  choose(button: Locator, item: string | RegExp): Promise<void>;
  /** Waits until no dialog is open; whoever was in it is back on the page, and not nowhere. */
  isBack(): Promise<void>;
  /** What had the focus and did not show it (WCAG 2.4.7), or was not to be seen (2.4.11). */
  flaws: Set<string>;
}

const mostSteps = 200;
const nowhere = "document.activeElement === document.body || document.activeElement.matches(':disabled')";

/** Takes the mouse away from somebody, from the next page on that they load. */
export async function byKeyboard({ context, page }: AtDesk): Promise<AtKeyboard> {
  await page.addInitScript(noMouse);
  const flaws = new Set<string>();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const goOn = async (key: string, control: Locator, isThere: IsThere = "hasFocus") => {
    await control.waitFor({ state: "attached" });
    for (let step = 0; step < mostSteps; step += 1) {
      const { is, flaw } = await ask(control, isThere);
      if (flaw) flaws.add(flaw);
      if (is) return;
      await press(key);
    }
    throw new Error(`${control} is out of reach by ${key}`);
  };
  const reach = (control: Locator) => goOn("Tab", control);
  const use = async (control: Locator) => {
    await reach(control);
    await press("Enter");
  };
  return {
    ...{ context, page, flaws, press, reach, use },
    type: (text) => page.keyboard.type(text),
    async has(control) {
      await expect.poll(async () => (await ask(control, "hasFocus")).is, { timeout: 10_000 }).toBe(true);
    },
    async fill(field, text) {
      await reach(field);
      await press("ControlOrMeta+a");
      await page.keyboard.insertText(text);
    },
    async toggle(box) {
      await reach(box);
      await press("Space");
    },
    async mark(radio) {
      await goOn("Tab", radio, "isInGroup");
      await goOn("ArrowDown", radio);
    },
    async pick(list, option) {
      await reach(list);
      await press("ArrowDown");
      await goOn("ArrowDown", page.getByRole("option", { name: option }), "isOffered");
      await press("Enter");
    },
    async choose(button, item) {
      await use(button);
      const one = page.getByRole("menuitem", { name: item }).or(page.getByRole("menuitemradio", { name: item }));
      await goOn("ArrowDown", one);
      await press("Enter");
    },
    async isBack() {
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await expect.poll(() => page.evaluate(nowhere), { timeout: 10_000 }).toBe(false);
    },
  };
}

const ask = (control: Locator, isThere: IsThere) => control.evaluate(look, isThere);

const noMouse = `for (const kind of ["pointerdown", "mousedown", "click"])
  addEventListener(kind, (event) => {
    if (kind === "click" && event.detail === 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);`;
