import { withOpId } from "@frontdesk/client";
import { expect } from "vitest";
import { type AtKeyboard, byKeyboard } from "./by-keyboard.ts";
import type { FurnishedDesk } from "./furnished-desk.ts";
import { password } from "./people.ts";
import { sees } from "./thread.ts";

/** What an operator does all day, in English on a wide screen: from signing in to the next conversation. */
export async function walkOperatorsDay({ call, telegram, bot, hire }: FurnishedDesk): Promise<void> {
  await hire("Vera Senior");
  await call.tag.create.mutate(withOpId({ name: "Repairs", color: "teal" as const }));
  const anna = { personId: (await telegram.createPerson({ firstName: "Anna" })).id, botId: bot.id };
  const ben = { personId: (await telegram.createPerson({ firstName: "Ben" })).id, botId: bot.id };
  await telegram.sendText({ ...anna, text: "The lamp in 214 is broken" });
  const boris = await signInByKeyboard(await hire("Boris Operator"));

  await boris.use(boris.page.getByRole("link", { name: /^Anna/ }));
  await reads(boris, "The lamp in 214 is broken");
  await boris.press("t");
  await sees(boris, "With you");
  await write(boris);
  await sort(boris);

  await telegram.sendText({ ...ben, text: "When is breakfast?" });
  await boris.page.getByRole("link", { name: /^Ben/ }).waitFor();
  await boris.press("Shift+c");
  await reads(boris, "When is breakfast?");
  await boris.press("t");
  await sees(boris, "With you");
  await boris.isBack();

  const { messages } = await telegram.transcript(anna);
  expect(messages.filter(({ from }) => from === "bot").map(({ text }) => text)).toEqual(["On my way, Anna"]);
  expect([...boris.flaws]).toEqual([]);
}

/** Signs in on the page that asks for it; the session before was another's. */
async function signInByKeyboard(hired: {
  context: AtKeyboard["context"];
  page: AtKeyboard["page"];
}): Promise<AtKeyboard> {
  const boris = await byKeyboard(hired);
  const { page } = boris;
  const workspace = new URL(page.url()).pathname.split("/")[2];
  await boris.context.clearCookies();
  await page.reload();
  await boris.fill(page.getByLabel("E-mail"), `boris@${workspace}.example.org`);
  await boris.fill(page.getByRole("textbox", { name: "Password" }), password);
  await boris.press("Enter");
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  return boris;
}

/** The queue says it too, and the keys count once the conversation is there. */
async function reads({ page }: AtKeyboard, text: string): Promise<void> {
  await page.getByRole("log", { name: "Messages" }).getByText(text).waitFor();
}

/** A reply, and a note that calls a colleague. */
async function write(boris: AtKeyboard): Promise<void> {
  const { page } = boris;
  await boris.press("/");
  await boris.type("On my way, Anna");
  await boris.press("Enter");
  await page.getByText("Sent", { exact: true }).waitFor();
  await boris.reach(page.getByRole("radio", { name: "Reply" }));
  await boris.press("ArrowRight");
  await boris.has(page.getByRole("textbox", { name: /^Note about/ }));
  await boris.type("@ver");
  await page.getByRole("option", { name: /Vera Senior/ }).waitFor();
  await boris.press("Enter");
  await boris.type("have we got a ladder?");
  await boris.press("Enter");
  await sees(boris, "have we got a ladder?");
  await boris.press("Escape");
  await boris.isBack();
}

/** How urgent it is, what it is about, and when to come back to it. */
async function sort(boris: AtKeyboard): Promise<void> {
  const { page } = boris;
  const dialog = page.getByRole("dialog");
  await boris.press("p");
  await boris.use(dialog.getByRole("button", { name: "Urgent" }));
  await boris.isBack();
  await boris.press("l");
  await boris.toggle(dialog.getByRole("checkbox", { name: "Repairs" }));
  await boris.use(dialog.getByRole("button", { name: "Save" }));
  await boris.isBack();
  await sees(boris, "Repairs");

  await boris.press("s");
  await boris.use(dialog.getByRole("button", { name: /^In an hour/ }));
  await boris.isBack();
  await page
    .getByText(/^Snoozed until/)
    .first()
    .waitFor();
  await boris.use(page.getByRole("button", { name: "Undo" }));
  await page
    .getByText(/^Snoozed until/)
    .first()
    .waitFor({ state: "detached" });
  await boris.isBack();
}
