import type { Page } from "playwright-core";
import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { test } from "./furnished-desk.ts";
import { type AtDesk, visit } from "./people.ts";

test("[E8, E9] a member links Telegram from their page by the link, which follows what the bot is told, and unlinks there", async ({
  desk,
}) => {
  const { olga, telegram } = desk;
  await telegram.createPerson({ firstName: "Lena", username: "lena" });

  const dialog = await askForLink(olga);
  await dialog.getByText(/^\/link [0-9a-z-]{31}$/).waitFor();
  await dialog.getByText(/^Valid for (10:00|9:5\d)$/).waitFor();
  expect(await barriers(olga)).toEqual([]);
  const phone = await followLink(olga);

  await dialog.getByText(/^@lena has opened the bot/).waitFor();
  expect(await barriers(olga)).toEqual([]);
  await phone.getByRole("button", { name: "Yes, link it" }).click();
  await dialog.getByText("Linked as @lena").waitFor();
  expect(await barriers(olga)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  await olga.page.getByRole("button", { name: "Unlink" }).click();
  await olga.page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
  await olga.page.getByRole("button", { name: "Link Telegram" }).waitFor();
});

async function askForLink(person: AtDesk) {
  const { page } = person;
  await visit(person, "settings/security");
  await page.getByRole("button", { name: "Link Telegram" }).click();
  const dialog = page.getByRole("dialog", { name: "Link Telegram" });
  await dialog.getByRole("img", { name: "QR code that opens the bot in Telegram" }).waitFor();
  return dialog;
}

/** Opens the bot by the dialog's link, on the simulator's phone, and presses Start there as Lena. */
async function followLink({ page, context }: AtDesk): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: /^Open @/ }).click();
  const phone = await opened;
  await phone.getByRole("button", { name: "Lena" }).click();
  await phone.getByRole("button", { name: "Start", exact: true }).click();
  await phone.getByRole("button", { name: "Yes, link it" }).waitFor();
  return phone;
}
