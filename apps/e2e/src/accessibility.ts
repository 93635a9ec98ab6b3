import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { AtDesk } from "./people.ts";

const source = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Only what axe objects to is asked for, and nothing that is fetched from elsewhere. */
const objections: RunOptions = { resultTypes: ["violations"], preload: false };
/** A scheme has its own colours, and all else in common with the others. */
const ofColours: RunOptions = { ...objections, runOnly: ["color-contrast", "link-in-text-block"] };

/** The scheme is on the page, and its colours don't fade in any more. */
const settled = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  done();
})))`;

/** What holds the place of something that is being fetched. */
const placeholder = '[role="status"]:is([aria-label="Loading"], [aria-label="Загрузка"])';

/** What axe finds serious or critical on the page once it has all it shows, in each scheme: rule and place of each finding. */
export async function barriers(
  { page }: AtDesk,
  schemes: readonly ("dark" | "light")[] = ["dark", "light"],
): Promise<string[]> {
  await expect.poll(() => page.locator(placeholder).count(), { timeout: 15_000 }).toBe(0);
  await bringAxe(page);
  const found: string[] = [];
  for (const [nth, colorScheme] of schemes.entries()) {
    await page.emulateMedia({ colorScheme });
    await page.evaluate(settled);
    const options = JSON.stringify(nth === 0 ? objections : ofColours);
    const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
    for (const { id, impact, nodes } of violations)
      if (impact === "serious" || impact === "critical")
        found.push(...nodes.map((node) => `${colorScheme} ${id}: ${node.target.join(" ")}`));
  }
  return found;
}

/** A page keeps it until it is loaded anew. */
async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate("'axe' in window")) return;
  await page.evaluate(`${await source};0`);
}
