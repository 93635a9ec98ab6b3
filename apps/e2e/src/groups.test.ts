import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { test } from "./furnished-desk.ts";
import { visit } from "./people.ts";

test("an admin makes a group conversations, whose thread says who speaks and what does not stand in it", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  const { page } = olga;
  const vera = await telegram.createPerson({ firstName: "Vera", username: "vera" });
  const members = [bot.id];
  const group = await telegram.createGroup({ title: "Block B", creatorId: vera.id, members, isForum: true });
  const where = { personId: vera.id, chatId: group.id };
  const { threadId } = await telegram.createTopic({ ...where, name: "Lamps" });

  await visit(olga, "settings/bots");
  await page.getByRole("article").getByRole("link").first().click();
  const section = page.getByRole("region", { name: "Groups" });
  await section.getByText("1 topic").click();
  await section.getByRole("button", { name: "Edit what of Block B becomes a conversation" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Everything" }).check();
  expect(await barriers(olga)).toEqual([]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await section.getByText(/^Everything becomes a conversation/).waitFor();
  await section.getByText("Telegram does not give the bot everything").waitFor();
  expect(await barriers(olga)).toEqual([]);

  await telegram.sendText({ ...where, threadId, text: `@${bot.username} the lamp is out` });
  await page.getByRole("link", { name: "Inbox", exact: true }).first().click();
  await page.getByRole("link", { name: /Block B · Lamps/ }).click();
  await page.getByText(/is in privacy mode, so Telegram gives it only/).waitFor();
  await page.getByRole("complementary").getByText("@vera").waitFor();
  expect(await barriers(olga)).toEqual([]);

  await telegram.setTopic({ ...where, threadId, isClosed: true });
  await page.getByText(/^This topic is closed at Telegram/).waitFor();

  await page.getByRole("button", { name: "About Vera" }).click();
  const card = page.getByRole("dialog", { name: "About Vera" });
  await card.getByRole("button", { name: "More about Vera" }).click();
  await page.getByRole("menuitem", { name: "Block" }).click();
  await page.getByRole("dialog", { name: "Block Vera?" }).getByRole("button", { name: "Block" }).click();
  await card.getByRole("button", { name: "Unblock" }).waitFor();
});
