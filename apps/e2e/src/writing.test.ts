import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { type FurnishedDesk, test } from "./furnished-desk.ts";
import { type AtDesk, signIn, visit } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

test("[D9, D11] notes call colleagues, canned replies go by keyboard, buttons are pressed, guides lead, drafts are on every device", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  const side = { personId: anna.id, botId: bot.id };
  const scene = { ...desk, boris: await desk.hire("Boris Operator"), side };
  await keepReply(olga);
  await keepGuide(olga);
  await telegram.sendText({ ...side, text: "Is anybody there at night?" });
  await olga.page.getByRole("link", { name: /^Inbox\b/ }).click();
  await scene.boris.page.getByRole("link", { name: /Anna Petrova/ }).waitFor();
  await openConversation(olga, "Anna Petrova");

  await callingAColleague(scene);
  await answeringByKeyboard(scene);
  await pressing(scene);
  await informing(scene);
  await leading(scene);
  await onASecondDevice(scene);
  expect(await barriers(olga)).toEqual([]);
});

interface Scene extends FurnishedDesk {
  boris: AtDesk;
  /** Anna's chat with the bot. */
  side: { personId: number; botId: number };
}

/** The bot's messages, and no other walk's bot's. */
const sent = ({ side: { botId } }: Scene) => ({ botId, method: "sendMessage", accepted: true });

async function keepReply(olga: AtDesk): Promise<void> {
  const { page } = olga;
  await visit(olga, "settings/replies");
  await page.getByRole("button", { name: "New reply" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("At night");
  await dialog.getByLabel("Shortcut").fill("night");
  await dialog
    .getByRole("textbox", { name: "Text" })
    .fill("Dear {{contact.first_name}}, **ring the bell**. Shall we wait?");
  await dialog.getByRole("button", { name: "Add a button" }).click();
  await dialog.getByLabel("Button 1: what it says").fill("Yes, please");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("article", { name: "At night" }).waitFor();
}

async function keepGuide({ page }: AtDesk): Promise<void> {
  await page.getByRole("tab", { name: "Guides" }).click();
  await page.getByRole("button", { name: "New guide" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Title").fill("Check in late");
  await dialog.getByRole("textbox", { name: "Text" }).fill("Go to the side door");
  await dialog.getByRole("button", { name: "Add a step" }).click();
  await dialog.getByRole("textbox", { name: "Text" }).last().fill("Enter the code, {{contact.first_name}}");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("article", { name: "Check in late" }).waitFor();
}

const field = ({ page }: AtDesk, name: RegExp) => page.getByRole("textbox", { name });

async function callingAColleague({ olga, boris }: Scene): Promise<void> {
  const { page } = olga;
  await page.getByRole("radio", { name: "Reply" }).focus();
  await page.keyboard.press("ArrowRight");
  const note = field(olga, /^Note about Anna Petrova/);
  await note.focus();
  await page.keyboard.type("@bor");
  await page.getByRole("option", { name: /Boris Operator/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("who is on duty tonight?");
  await page.keyboard.press("Enter");
  await sees(olga, "@Boris Operator");

  const row = boris.page.getByRole("link", { name: /Anna Petrova/ });
  await row.getByText("You were mentioned").waitFor();
  await openConversation(boris, "Anna Petrova");
  await sees(boris, "who is on duty tonight?");
  await row.getByText("You were mentioned").waitFor({ state: "detached" });
}

async function answeringByKeyboard(scene: Scene): Promise<void> {
  const { olga, telegram, bot } = scene;
  const { page } = olga;
  await page.getByRole("radio", { name: "Reply" }).check({ force: true });
  const reply = field(olga, /^Reply to Anna Petrova/);
  await reply.focus();
  await page.keyboard.type("/nig");
  await page.getByRole("option", { name: /At night/ }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => reply.inputValue()).toBe("Dear Anna, **ring the bell**. Shall we wait?");
  await page.keyboard.press("Enter");

  const [reached] = await telegram.awaitCalls(sent(scene));
  expect(reached?.params).toMatchObject({ text: "Dear Anna, ring the bell. Shall we wait?" });
  expect(await telegram.ledger({ botId: bot.id, method: "sendMessage" })).toHaveLength(1);
}

async function pressing({ olga, telegram, side }: Scene): Promise<void> {
  await olga.page.getByText("Sent", { exact: true }).waitFor();
  const { messages } = await telegram.transcript(side);
  const messageId = messages.at(-1)?.messageId ?? 0;
  await telegram.pressButton({ ...side, messageId, button: { text: "Yes, please" } });

  const buttons = olga.page.getByRole("list", { name: "Buttons under the message" });
  await buttons.getByText(/^Anna Petrova, /).waitFor();
  await telegram.awaitCalls({ botId: side.botId, method: "editMessageReplyMarkup", accepted: true });
}

async function informing(scene: Scene): Promise<void> {
  const { olga, telegram } = scene;
  const { page } = olga;
  await page.getByRole("radio", { name: "Update" }).check({ force: true });
  await field(olga, /^Reply to Anna Petrova/).fill("The bell is mended");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Send the update" }).click();
  await telegram.awaitCalls({ ...sent(scene), count: 2 });
  await page.locator("[data-update]").getByText("The bell is mended").waitFor();
}

async function leading(scene: Scene): Promise<void> {
  const { olga, telegram } = scene;
  const { page } = olga;
  await field(olga, /^Reply to Anna Petrova/).focus();
  await page.keyboard.type("/late");
  await page.getByRole("option", { name: /Check in late/ }).waitFor();
  await page.keyboard.press("Enter");
  const guide = page.getByRole("region", { name: "Check in late" });
  await guide.getByText("Step 1 of 2").waitFor();
  await guide.getByRole("button", { name: "Send this step" }).click();
  await guide.getByText("Step 2 of 2").waitFor();
  await guide.getByText("Enter the code, Anna").waitFor();
  await guide.getByRole("button", { name: "Skip" }).click();
  await guide.waitFor({ state: "detached" });
  await telegram.awaitCalls({ ...sent(scene), count: 3 });
}

async function onASecondDevice({ olga, seat }: Scene): Promise<void> {
  const reply = field(olga, /^Reply to Anna Petrova/);
  await olga.page.getByRole("radio", { name: "Reply" }).check({ force: true });
  await reply.fill("Written on the way");
  const phone = await seat("phone", { size: { width: 360, height: 640 } });
  await phone.page.goto(olga.page.url());
  await signIn(phone.page);

  const onPhone = field(phone, /^Reply to Anna Petrova/);
  await onPhone.waitFor();
  await expect.poll(() => onPhone.inputValue(), { timeout: 15_000 }).toBe("Written on the way");
  await onPhone.fill("Written on the way, ended at home");
  await expect.poll(() => reply.inputValue(), { timeout: 15_000 }).toBe("Written on the way, ended at home");
}
