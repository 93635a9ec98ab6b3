import type { SimulatorControl } from "@frontdesk/telegram-simulator";
import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type AtDesk, visit } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

interface Cast {
  /** The owner, at the desk. */
  olga: AtDesk;
  telegram: SimulatorControl;
  /** The bot's number at Telegram. */
  botId: number;
}

const greeting = "Welcome to Harbour Hostel. What can we do for you?";

/** An owner makes a team, gives it an inbox that greets, and somebody at Telegram meets both (D6, D8, D15). */
export async function setUpInbox({ olga, telegram, botId }: Cast): Promise<void> {
  const { page } = olga;
  const settings = page.getByRole("navigation", { name: "Settings" });
  const save = async (done: RegExp) => {
    await page.getByRole("button", { name: "Save" }).first().click();
    await page.getByText(done).first().waitFor();
  };
  const open = async (name: string) => {
    await settings.getByRole("link", { name }).click();
    await page.getByRole("heading", { name, level: 1 }).waitFor();
  };
  const isForEveryone = async () => expect(await barriers(olga)).toEqual([]);

  await visit(olga, "settings/teams");
  await page.getByRole("article", { name: "Front desk" }).waitFor();
  await isForEveryone();
  await open("Inboxes");
  await page.getByText("Words: English").waitFor();
  await isForEveryone();
  await page.getByRole("link", { name: /^Settings of @/ }).click();
  await page.getByRole("switch", { name: "Somebody is always there" }).uncheck();
  await isForEveryone();

  await settings.getByRole("link", { name: "Teams" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.waitFor();
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  await page.getByRole("switch", { name: "Somebody is always there", checked: false }).waitFor();
  await settings.getByRole("link", { name: "Teams" }).click();
  await question.getByRole("button", { name: "Leave" }).click();
  await page.getByRole("heading", { name: "Teams", level: 1 }).waitFor();
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Nights");
  await page.getByRole("combobox", { name: "Members" }).click();
  await page.getByRole("option", { name: "Olga Owner" }).click();
  // The list stays open over the button, for more to be chosen.
  await page.keyboard.press("Tab");
  await save(/team is saved/);
  await page.getByRole("article", { name: "Nights" }).getByText("Olga Owner").waitFor();

  await open("Inboxes");
  await page.getByRole("link", { name: /^Settings of @/ }).click();
  await page.getByRole("combobox", { name: "Team" }).click();
  await page.getByRole("option", { name: "Nights" }).click();
  await page.getByRole("radio", { name: "Always begin a new conversation" }).check();
  await page.getByRole("switch", { name: "Somebody is always there" }).uncheck();
  await page.getByLabel("Monday, from").fill("00:00");
  await page.getByRole("textbox", { name: "Greeting" }).fill(greeting);
  await save(/inbox is saved/);
  await page.getByRole("link", { name: "All inboxes" }).click();
  await page.getByRole("article").getByText("Always begin a new conversation").waitFor();

  const vera = await telegram.createPerson({ firstName: "Vera", lastName: "Lind", languageCode: "en" });
  const side = { personId: vera.id, botId };
  await telegram.sendText({ ...side, text: "Where is your operator?" });
  const heard = async () => {
    const { messages } = await telegram.transcript(side);
    return messages.filter(({ from }) => from === "bot").map(({ text }) => text);
  };
  await expect
    .poll(heard, { timeout: 10_000 })
    .toEqual([greeting, expect.stringContaining("I have called a colleague")]);
  await page.getByRole("link", { name: /^Inbox\b/ }).click();
  await openConversation(olga, "Vera Lind");
  await sees(olga, greeting);
  await page.getByText("The bot", { exact: true }).first().waitFor();
  await page.getByText("Something they wrote calls for a person: operator").first().waitFor();
}
