import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { test } from "./furnished-desk.ts";
import { type AtDesk, visit } from "./people.ts";
import { shoot } from "./shoot.ts";
import { openConversation, sees, write } from "./thread.ts";

test("[D30, D-F1] somebody who was helped rates it, the figures follow by themselves, and each opens what it counts", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  const { page } = olga;
  await askAtOnce(olga);
  const anna = { personId: (await telegram.createPerson({ firstName: "Anna" })).id, botId: bot.id };
  await telegram.sendText({ ...anna, text: "My lamp is broken" });
  await page.getByRole("link", { name: /^Inbox\b/ }).click();
  await openConversation(olga, "Anna");
  await write(olga, "On my way");
  await page.getByRole("button", { name: "Close", exact: true }).click();
  await sees(olga, "How did we help you?");
  await page.getByRole("link", { name: "Dashboard" }).click();
  await figure(olga, "Closed", "1").waitFor();

  const asked = async () =>
    (await telegram.transcript(anna)).messages.find(({ text }) => text === "How did we help you?");
  await expect.poll(asked, { timeout: 20_000 }).toBeDefined();
  await telegram.pressButton({ ...anna, messageId: (await asked())?.messageId ?? 0, button: { text: "5 ⭐" } });

  await page.getByText("100 % satisfied").waitFor();
  expect(await barriers(olga)).toEqual([]);
  await shoot(olga, "dashboard");
  await figure(olga, "Closed", "1").click();
  await page
    .getByRole("dialog")
    .getByRole("link", { name: /#\d+ Anna/ })
    .click();
  await sees(olga, "Anna rated the help: 5 of 5");
  expect(await barriers(olga)).toEqual([]);
});

/** The inbox asks as soon as a conversation is closed. */
async function askAtOnce(olga: AtDesk): Promise<void> {
  const { page } = olga;
  await visit(olga, "settings/inboxes");
  await page.getByRole("link", { name: /^Settings of @/ }).click();
  const section = page.getByRole("region", { name: "Asking how people were helped" });
  await section.getByRole("switch", { name: "Ask" }).check();
  await section.getByLabel("Minutes after closing").fill("0");
  expect(await barriers(olga)).toEqual([]);
  await section.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved. It counts from the next closing.").waitFor();
}

function figure({ page }: AtDesk, label: string, value: string) {
  return page.getByRole("button", { name: new RegExp(`^${label}\\s*${value}\\b`) });
}
