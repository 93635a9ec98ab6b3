import type { SimulatorControl } from "@frontdesk/telegram-simulator";
import { expect } from "vitest";
import { barriers } from "./accessibility.ts";
import { test } from "./furnished-desk.ts";
import { setUpInbox } from "./inbox-settings.ts";
import type { AtDesk } from "./people.ts";
import { picture } from "./picture.ts";
import { shoot } from "./shoot.ts";
import { openConversation, sees, write } from "./thread.ts";

test("[D6 D12 D15] messages of every kind come and go, once, also over a broken line and a reload; an inbox is set up, and greets", async ({
  desk,
}) => {
  const { olga, telegram, bot } = desk;
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  await telegram.setFace({ personId: anna.id, bytes: picture() });
  const side = { personId: anna.id, botId: bot.id };

  const question = await telegram.sendText({ ...side, text: "The lamp in 214 is broken, and so is the tap" });
  await openConversation(olga, "Anna Petrova");
  await olga.page.locator("img[src*='/avatars/']").first().waitFor();
  const scene = { olga, telegram, side, questionId: question.messageId };
  await arriving(scene);
  await answering(scene);
  await overABrokenLine(scene);
  await speaking(scene);
  await takingBack(scene);
  await shoot(olga, "messages");
  expect(await barriers(olga)).toEqual([]);
  await lookingBack(scene);
  await setUpInbox({ olga, telegram, botId: bot.id });
});

interface Scene {
  olga: AtDesk;
  telegram: SimulatorControl;
  /** Anna's chat with the bot. */
  side: { personId: number; botId: number };
  /** What she wrote first, by Telegram's number. */
  questionId: number;
}

/** The bot's calls of a method, and of no other walk's bot. */
const by = ({ side: { botId } }: Scene, method: string) => ({ botId, method, accepted: true });

async function arriving({ olga: { page }, telegram, side }: Scene): Promise<void> {
  const photo = { kind: "photo" as const, bytes: picture() };
  await telegram.sendAlbum({ ...side, items: [{ ...photo, caption: "From two sides" }, photo] });
  await telegram.sendMedia({ ...side, media: { kind: "document", bytes: picture(), fileName: "bill.pdf" } });
  await telegram.sendMedia({ ...side, media: { kind: "video", bytes: picture(), duration: 3 } });
  await telegram.sendLocation({ ...side, latitude: 52.5163, longitude: 13.3777 });
  await telegram.sendPoll({ ...side, question: "When?", options: ["Today", "Tomorrow"] });

  await page.getByText("Unsupported: poll").waitFor();
  await page.getByRole("link", { name: "Download bill.pdf" }).waitFor();
  await page.getByRole("button", { name: "Play the video 0:03" }).waitFor();
  await page.getByRole("link", { name: "Open the map" }).waitFor();
  const photos = page.getByRole("button", { name: "Enlarge the photo" });
  await photos.nth(1).waitFor();
  await photos.first().click();
  await page.getByRole("dialog").getByText("1 of 2").waitFor();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("dialog").getByText("2 of 2").waitFor();
  await page.keyboard.press("Escape");
}

async function answering(scene: Scene): Promise<void> {
  const { olga, telegram, side, questionId } = scene;
  const { page } = olga;
  const bubble = page.locator("[data-message]").filter({ hasText: "The lamp in 214" });
  await bubble.hover();
  await bubble.getByRole("button", { name: "What to do with the message" }).click();
  await page.getByRole("menuitem", { name: "React with 👍" }).click();
  await telegram.awaitCalls(by(scene, "setMessageReaction"));
  await bubble.getByRole("button", { name: "👍: Olga Owner" }).waitFor();

  await bubble.hover();
  await bubble.getByRole("button", { name: "Reply", exact: true }).click();
  await write(olga, "Which **lamp** is it?");
  await sees(olga, "Which lamp is it?");
  const [sent] = await telegram.awaitCalls(by(scene, "sendMessage"));
  expect(sent?.params).toMatchObject({ text: "Which lamp is it?" });
  const { messages } = await telegram.transcript(side);
  expect(messages.at(-1)).toMatchObject({ text: "Which lamp is it?", replyTo: questionId });
  await telegram.setReaction({ ...side, messageId: messages.at(-1)?.messageId ?? 0, emoji: "🔥" });
  await page.getByRole("button", { name: "🔥: Anna Petrova" }).waitFor();
}

async function overABrokenLine(scene: Scene): Promise<void> {
  const { page } = scene.olga;
  await page.route("**/uploads/*", (route) => route.abort("connectionreset"));
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Add a file/ }).click();
  await page.getByRole("menuitem", { name: "Photo or file" }).click();
  const plan = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 the plan") };
  await (await chooser).setFiles([plan]);
  await page.getByRole("list", { name: "Files to send" }).getByText("plan.pdf").waitFor();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await page.getByText("Waits for the connection").waitFor();

  await page.reload();
  await page.getByText("Waits for the connection").waitFor();
  await page.unroute("**/uploads/*");
  // R11: coming back to the page ends every wait.
  await page.evaluate("dispatchEvent(new Event('focus'))");
  await page.getByRole("link", { name: "Download plan.pdf" }).waitFor();
  const { telegram, side } = scene;
  await telegram.awaitCalls(by(scene, "sendDocument"));
  expect(await telegram.ledger({ botId: side.botId, method: "sendDocument" })).toHaveLength(1);
}

async function speaking(scene: Scene): Promise<void> {
  const { page, context } = scene.olga;
  await context.grantPermissions(["microphone"]);
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await page.getByText("Recording · 0:01").waitFor();
  await page.getByRole("button", { name: "Stop and listen" }).click();
  await page.getByRole("button", { name: "Send the recording" }).click();
  await scene.telegram.awaitCalls(by(scene, "sendVoice"));

  const player = page.getByRole("region", { name: /^Voice message from Olga Owner/ });
  await player.getByRole("button", { name: "Play" }).click();
  await player.getByRole("button", { name: "Pause" }).click();
}

async function takingBack(scene: Scene): Promise<void> {
  const { olga, telegram, side } = scene;
  const { page } = olga;
  await write(olga, "Sorry, wrong window");
  await telegram.awaitCalls({ ...by(scene, "sendMessage"), count: 2 });
  const bubble = page.locator("[data-message]").filter({ hasText: "Sorry, wrong window" });
  await bubble.getByText("Sent", { exact: true }).waitFor();
  await bubble.hover();
  await bubble.getByRole("button", { name: "What to do with the message" }).click();
  await page.getByRole("menuitem", { name: "Delete for everybody" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for everybody" }).click();

  await bubble.getByRole("note").getByText("Deleted for both").waitFor();
  const { messages } = await telegram.transcript(side);
  expect(messages.map(({ text }) => text)).not.toContain("Sorry, wrong window");
}

/** What is answered lies more than a page back: a click fetches and shows it. */
async function lookingBack({ olga: { page }, telegram, side, questionId }: Scene): Promise<void> {
  await telegram.sendTexts({ texts: Array.from({ length: 60 }, (_, nth) => ({ ...side, text: `And ${nth}` })) });
  await telegram.sendText({ ...side, text: "As I said", replyTo: questionId });
  const answer = page.locator("[data-message]").filter({ hasText: "As I said" });
  await answer.waitFor();
  await page.reload();

  await answer.getByRole("button", { name: /In reply to/ }).click();
  const asked = page.locator("[data-message]").filter({ hasText: "The lamp in 214" }).first();
  await asked.and(page.locator("[data-found]")).waitFor();
  const view = await page.getByRole("log", { name: "Messages" }).boundingBox();
  await expect.poll(async () => (await asked.boundingBox())?.y).toBeGreaterThan(view?.y ?? 0);
}
