import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type FurnishedDesk, test } from "./furnished-desk.ts";
import { type AtDesk, visit } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

test("[D7] a person's card is edited, two accounts become one, and whoever is blocked waits until they are not", async ({
  desk,
}) => {
  const { olga, telegram } = desk;
  const anna = await writes(desk, { firstName: "Anna", text: "My lamp is broken" });
  await writes(desk, { firstName: "Nuta", text: "It is me, from my other phone" });
  await makeField(olga);
  await olga.page.getByRole("link", { name: /^Inbox\b/ }).click();
  await openConversation(olga, "Anna");

  await editCard(olga);
  await mergeWithOther(olga);
  await blockAndUnblock(olga, () => telegram.sendText({ ...anna, text: "Are you still there?" }));
  expect(await barriers(olga)).toEqual([]);
});

async function writes({ telegram, bot }: FurnishedDesk, { firstName, text }: { firstName: string; text: string }) {
  const person = await telegram.createPerson({ firstName });
  const side = { personId: person.id, botId: bot.id };
  await telegram.sendText({ ...side, text });
  return side;
}

async function makeField(olga: AtDesk): Promise<void> {
  const { page } = olga;
  await visit(olga, "settings/fields");
  await page.getByRole("button", { name: "New field" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Flat");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("article", { name: "Flat" }).waitFor();
}

const cardOf = ({ page }: AtDesk, name: string | RegExp) => page.getByRole("complementary", { name });

async function editCard(olga: AtDesk): Promise<void> {
  const { page } = olga;
  await cardOf(olga, "About Anna").getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit Anna" });
  await dialog.getByLabel("Name").fill("Anna Nord");
  await dialog.getByLabel("Flat").fill("7b");
  expect(await barriers(olga)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();

  const card = cardOf(olga, "About Anna Nord");
  await card.getByText("7b").waitFor();
  await card.getByText("Calls themselves Anna", { exact: true }).waitFor();
  await card.getByRole("button", { name: "Add a note" }).click();
  await card.getByRole("textbox", { name: "Add a note" }).fill("Has a dog");
  await card.getByRole("button", { name: "Save" }).click();
  await card.getByText("Has a dog").waitFor();
}

async function mergeWithOther(olga: AtDesk): Promise<void> {
  const { page } = olga;
  await doWith(olga, "Merge with another…");
  const dialog = page.getByRole("dialog", { name: "Merge Anna Nord with another" });
  await dialog.getByRole("textbox", { name: "Who is the same person?" }).fill("Nuta");
  await dialog.getByRole("radio", { name: "Nuta" }).click();
  await dialog.getByText("1 conversation").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();

  const card = cardOf(olga, "About Anna Nord");
  await card.getByText("Also Nuta").waitFor();
  // Of two who write at once either may be the first.
  await card.getByRole("link", { name: /^#[12] in/ }).waitFor();
}

async function blockAndUnblock(olga: AtDesk, writeAgain: () => Promise<unknown>): Promise<void> {
  const { page } = olga;
  await doWith(olga, "Block…");
  await page.getByRole("dialog").getByRole("button", { name: "Block", exact: true }).click();
  await sees(olga, "Anna Nord is blocked. What they write waits; unblock them on their card to answer.");
  await writeAgain();
  await sees(olga, "Are you still there?");
  await page.getByRole("textbox", { name: /^Reply to/ }).waitFor({ state: "detached" });

  await cardOf(olga, "About Anna Nord").getByRole("button", { name: "Unblock" }).click();
  await page.getByRole("textbox", { name: /^Reply to/ }).waitFor();
}

async function doWith(olga: AtDesk, action: string): Promise<void> {
  await cardOf(olga, "About Anna Nord").getByRole("button", { name: "More about Anna Nord" }).click();
  await olga.page.getByRole("menuitem", { name: action }).click();
}
