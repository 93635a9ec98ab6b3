import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type FurnishedDesk, test } from "./furnished-desk.ts";
import type { AtDesk } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

const composer = ({ page }: AtDesk) => page.getByRole("textbox", { name: /^Reply to/ });
const place = ({ page }: AtDesk, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
const said = ({ page }: AtDesk, text: string) => page.getByText(text, { exact: true });

test("[C5 D3] who else is there and who types is seen, and what a member wants to be taken for, until the browser is gone", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  const boris = await desk.hire("Boris Operator");
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  await telegram.sendText({ personId: anna.id, botId: bot.id, text: "The lamp in 214 is broken" });
  for (const person of [olga, boris]) await openConversation(person, "Anna Petrova");

  await typing({ ...desk, boris, chatId: anna.id });
  await choosing({ olga, boris });
});

async function typing(scene: FurnishedDesk & { boris: AtDesk; chatId: number }): Promise<void> {
  const { olga, boris, telegram, bot, chatId } = scene;
  await sees(olga, "Boris is looking");
  await sees(boris, "Olga is looking");
  const before = await composer(olga).boundingBox();

  await composer(boris).focus();
  await boris.page.keyboard.press("W");
  await said(olga, "Boris is typing…").first().waitFor({ timeout: 3_000 });

  await boris.page.keyboard.type("e are on our way");
  const endedAt = performance.now();
  await said(olga, "Boris is typing…").nth(1).waitFor();
  expect(await composer(olga).boundingBox()).toEqual(before);
  await telegram.awaitCalls({ botId: bot.id, method: "sendChatAction", chatId });
  await sees(olga, "Boris is looking");
  expect(performance.now() - endedAt).toBeLessThan(6_000);
  expect(await composer(olga).boundingBox()).toEqual(before);

  await place(boris, "Settings").click();
  await said(olga, "Boris is looking").waitFor({ state: "detached" });
}

async function choosing({ olga, boris }: { olga: AtDesk; boris: AtDesk }): Promise<void> {
  await boris.page.getByRole("link", { name: "Members" }).click();
  const row = boris.page.getByRole("row", { name: /Olga Owner/ });
  await row.getByTitle("Online").waitFor();

  await olga.page.getByRole("button", { name: /^Your menu/ }).click();
  await olga.page.getByRole("menuitemradio", { name: /^Busy/ }).click();

  await row.getByTitle("Busy").waitFor();
  expect(await barriers(boris)).toEqual([]);
  await olga.page.close();
  await row.getByTitle("Offline").waitFor({ timeout: 10_000 });
}
