import { startInstallation } from "@frontdesk/scripts/installation";
import { demoToken, openSimulatorControl } from "@frontdesk/telegram-simulator";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { connectBot, invite, join, setUp, sitDown } from "./people.ts";
import { picture } from "./picture.ts";
import { shoot } from "./shoot.ts";

test("a person writes in Telegram; two operators see it at once; one answers; a crash in the middle loses nothing", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const telegram = openSimulatorControl(installation.simulatorUrl);
  const olga = await sitDown(browser);
  const boris = await sitDown(browser);

  await setUp(olga, installation);
  await connectBot(olga, demoToken);
  await join(boris, await invite(olga), "Boris Operator");
  const bot = found((await telegram.bots())[0]);
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova", username: "anna_p" });
  const side = { personId: anna.id, botId: bot.id };
  await olga.page.getByRole("link", { name: "Inbox" }).click();
  await boris.page.getByRole("link", { name: "Inbox" }).click();

  const first = await telegram.sendText({ ...side, text: "The lamp in 214 is broken" });
  await telegram.sendPhoto({ ...side, bytes: picture(), caption: "It looks like this" });
  for (const { page } of [olga, boris]) {
    await open(page, "Anna Petrova");
    await page.getByText("The lamp in 214 is broken").last().waitFor();
    await page.getByRole("button", { name: "Enlarge the photo" }).waitFor();
  }

  await olga.page.getByRole("button", { name: "Take", exact: true }).click();
  await olga.page.getByText("With you").first().waitFor();
  await boris.page.getByText("With Olga Owner").first().waitFor();
  await write(olga.page, "We are on our way, Anna");
  await telegram.awaitCalls({ method: "sendMessage", accepted: true });
  await olga.page.getByText("Sent", { exact: true }).last().waitFor();
  await boris.page.getByText("We are on our way, Anna").last().waitFor();

  await telegram.editMessage({ ...side, messageId: first.messageId, text: "The lamp in 215 is broken" });
  for (const { page } of [olga, boris]) await page.getByText("The lamp in 215 is broken").first().waitFor();
  await shoot(olga, "inbox");

  await installation.kill("server");
  await telegram.sendText({ ...side, text: "Are you still there?" });
  await write(olga.page, "Still here");
  for (const { page } of [olga, boris]) {
    await page.getByText("Are you still there?").last().waitFor();
    await page.getByText("Still here").last().waitFor();
    await page.getByText("Live", { exact: true }).first().waitFor();
  }
  await olga.page.getByText("Sent", { exact: true }).nth(1).waitFor();

  const phone = await telegram.transcript(side);
  const received = phone.messages.filter((message) => message.from === "bot").map((message) => message.text);
  expect(received).toEqual(["We are on our way, Anna", "Still here"]);
  for (const { page } of [olga, boris]) expect(await bubbles(page)).toEqual(expected);
}, 120_000);

const expected = [
  "The lamp in 215 is broken",
  "It looks like this",
  "We are on our way, Anna",
  "Are you still there?",
  "Still here",
];

/** The texts of the thread that are ours, from top to bottom. */
async function bubbles(page: Page): Promise<string[]> {
  const lines = await page.getByRole("log", { name: "Messages" }).innerText();
  return lines.split("\n").filter((line) => expected.includes(line));
}

async function open(page: Page, name: string): Promise<void> {
  await page
    .getByRole("link", { name: new RegExp(name) })
    .first()
    .click();
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Reply to Anna Petrova" }).fill(text);
  await page.keyboard.press("Enter");
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("it is not there");
  return value;
}
