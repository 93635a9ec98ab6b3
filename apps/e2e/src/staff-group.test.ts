import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { test } from "./furnished-desk.ts";
import { visit } from "./people.ts";

test("[D29] an admin links a staff group by its code, and sees live what it lacks until it works", async ({ desk }) => {
  const { olga, telegram, bot } = desk;
  const { page } = olga;
  await visit(olga, "settings/bots");
  const section = page.getByRole("region", { name: "Staff groups" });
  const dialog = page.getByRole("dialog");
  await section.getByRole("button", { name: "New staff group" }).click();
  await dialog.getByRole("button", { name: "Get the code" }).waitFor();
  expect(await barriers(olga)).toEqual([]);
  await dialog.getByRole("button", { name: "Get the code" }).click();
  const text = await dialog.getByLabel("Message").inputValue();
  expect(await barriers(olga)).toEqual([]);

  const nora = await telegram.createPerson({ firstName: "Nora", username: "nora" });
  const group = await telegram.createGroup({ title: "Night staff", creatorId: nora.id, members: [bot.id] });
  await telegram.sendText({ personId: nora.id, chatId: group.id, text });
  await dialog.getByText("“Night staff” is linked.").waitFor();
  await dialog.getByRole("button", { name: "Done" }).click();
  await section.getByText("Topics are off.").waitFor();
  await page.setViewportSize({ width: 360, height: 780 });
  expect(await barriers(olga)).toEqual([]);

  await telegram.setGroup({ chatId: group.id, isForum: true });
  await telegram.setMember({ chatId: group.id, memberId: bot.id, status: "administrator" });
  await section.getByText("Works", { exact: true }).waitFor();
});
