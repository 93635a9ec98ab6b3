import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import type { AtDesk } from "./people.ts";
import { shoot } from "./shoot.ts";

/** Finds a message by a form of one of its words, by keyboard alone, and is taken to where it was said; Esc leaves the search. */
export async function searchByKeyboard(person: AtDesk, { word, said }: { word: string; said: string }): Promise<void> {
  const { page } = person;
  await page.keyboard.press("Control+k");
  const search = page.getByRole("dialog", { name: "Search" });
  await search.waitFor();
  await page.keyboard.press("Escape");
  await search.waitFor({ state: "detached" });

  await page.keyboard.press("Control+k");
  await search.getByRole("textbox", { name: "Search" }).fill(word);
  await search.getByText(said.split(word)[0] ?? said).waitFor();
  expect(await barriers(person)).toEqual([]);
  await shoot(person, "search");

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await search.waitFor({ state: "detached" });
  await page.locator("[data-message][data-found]").getByText(said).waitFor();
}
