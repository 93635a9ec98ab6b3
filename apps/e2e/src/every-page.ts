import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type AtDesk, visit } from "./people.ts";

interface Visit {
  /** What the list of the settings' pages is called. */
  navigation: string;
  colorScheme: "light" | "dark";
}

/** Opens every page that the main menu and the settings lead to: each has a heading, fits, and is for everyone. */
export async function visitEveryPage(person: AtDesk, { navigation, colorScheme }: Visit): Promise<void> {
  const { page } = person;
  const settings = page.getByRole("navigation", { name: navigation }).getByRole("link");
  await visit(person, "settings/profile");
  await settings.first().waitFor();
  const paths = await settings.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const found: Record<string, string[]> = {};
  const workspace = new URL(page.url()).pathname.replace("/settings/profile", "");
  for (const path of [...paths, `${workspace}/dashboard`, `${workspace}/inbox`]) {
    await page.locator(`nav a[href="${path}"]`).click();
    await page.waitForURL(`**${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await fitsAcross(person);
    const inTheWay = await barriers(person, [colorScheme]);
    if (inTheWay.length > 0) found[path] = inTheWay;
  }
  expect(found).toEqual({});
}

/** Nothing is wider than the screen. */
export async function fitsAcross({ page }: AtDesk): Promise<void> {
  const beyond = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(beyond, page.url()).toBe(0);
}
