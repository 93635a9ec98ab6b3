import { startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl } from "@frontdesk/telegram-simulator";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { type AtDesk, connectSimulatedBot, setUp, sitDown } from "./people.ts";

test("[E8, E9] a member links Telegram from their page by the link, which follows what the bot is told, and unlinks there", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const olga = await sitDown(browser);
  const telegram = openSimulatorControl(installation.simulatorUrl);
  await keepingEvidence({ people: { olga }, installation }, async () => {
    await setUp(olga, installation);
    await connectSimulatedBot(olga);
    await telegram.createPerson({ firstName: "Vera", username: "vera" });

    const dialog = await askForLink(olga);
    await dialog.getByText(/^\/link [0-9a-z-]{31}$/).waitFor();
    await dialog.getByText(/^Valid for (10:00|9:5\d)$/).waitFor();
    expect(await barriers(olga)).toEqual([]);
    const phone = await followLink(olga);

    await dialog.getByText(/^@vera has opened the bot/).waitFor();
    expect(await barriers(olga)).toEqual([]);
    await phone.getByRole("button", { name: "Yes, link it" }).click();
    await dialog.getByText("Linked as @vera").waitFor();
    expect(await barriers(olga)).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).last().click();

    await olga.page.getByRole("button", { name: "Unlink" }).click();
    await olga.page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
    await olga.page.getByRole("button", { name: "Link Telegram" }).waitFor();
  });
}, 120_000);

async function askForLink({ page }: AtDesk) {
  await page.goto(new URL("/w/harbour-hostel/settings/security", page.url()).href);
  await page.getByRole("button", { name: "Link Telegram" }).click();
  const dialog = page.getByRole("dialog", { name: "Link Telegram" });
  await dialog.getByRole("img", { name: "QR code that opens the bot in Telegram" }).waitFor();
  return dialog;
}

/** Opens the bot by the dialog's link, on the simulator's phone, and presses Start there as Vera. */
async function followLink({ page, context }: AtDesk): Promise<Page> {
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: /^Open @/ }).click();
  const phone = await opened;
  await phone.getByRole("button", { name: "Vera" }).click();
  await phone.getByRole("button", { name: "Start", exact: true }).click();
  await phone.getByRole("button", { name: "Yes, link it" }).waitFor();
  return phone;
}
