import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import { expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { setUpInbox } from "./inbox-settings.ts";
import { type AtDesk, connectSimulatedBot, setUp, sitDown } from "./people.ts";
import { picture } from "./picture.ts";
import { shoot } from "./shoot.ts";
import { openConversation, sees, write } from "./thread.ts";

test("[D6 D12 D15] messages of every kind come and go, once, also over a broken line and a reload; an inbox is set up, and greets", async () => {
  await using installation = await startInstallation();
  await using browser = await openBrowser();
  const olga = await sitDown(browser);
  const telegram = openSimulatorControl(installation.simulatorUrl);

  await keepingEvidence({ people: { olga }, installation }, () => walk({ installation, telegram, olga }));
}, 120_000);

interface Cast {
  installation: Installation;
  telegram: SimulatorControl;
  olga: AtDesk;
}

async function walk({ installation, telegram, olga }: Cast): Promise<void> {
  await setUp(olga, installation);
  await connectSimulatedBot(olga);
  const [bot] = await telegram.bots();
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  await telegram.setFace({ personId: anna.id, bytes: picture() });
  const side = { personId: anna.id, botId: bot?.id ?? 0 };
  await olga.page.getByRole("link", { name: /^Inbox\b/ }).click();

  const question = await telegram.sendText({ ...side, text: "The lamp in 214 is broken, and so is the tap" });
  await openConversation(olga, "Anna Petrova");
  await olga.page.locator("img[src*='/avatars/']").first().waitFor();
  await arriving({ olga, telegram, side });
  await answering({ olga, telegram, side, questionId: question.messageId });
  await overABrokenLine({ olga, telegram });
  await speaking({ olga, telegram });
  await takingBack({ olga, telegram, side });
  await shoot(olga, "messages");
  expect(await barriers(olga)).toEqual([]);
  await lookingBack({ olga, telegram, side, questionId: question.messageId });
  await setUpInbox({ olga, telegram, botId: side.botId });
}

interface Scene {
  olga: AtDesk;
  telegram: SimulatorControl;
  side: { personId: number; botId: number };
}

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

async function answering({ olga, telegram, side, questionId }: Scene & { questionId: number }): Promise<void> {
  const { page } = olga;
  const bubble = page.locator("[data-message]").filter({ hasText: "The lamp in 214" });
  await bubble.hover();
  await bubble.getByRole("button", { name: "What to do with the message" }).click();
  await page.getByRole("menuitem", { name: "React with 👍" }).click();
  await telegram.awaitCalls({ method: "setMessageReaction", accepted: true });
  await bubble.getByRole("button", { name: "👍: Olga Owner" }).waitFor();

  await bubble.hover();
  await bubble.getByRole("button", { name: "Reply", exact: true }).click();
  await write(olga, "Which **lamp** is it?");
  await sees(olga, "Which lamp is it?");
  const [sent] = await telegram.awaitCalls({ method: "sendMessage", accepted: true });
  expect(sent?.params).toMatchObject({ text: "Which lamp is it?" });
  const { messages } = await telegram.transcript(side);
  expect(messages.at(-1)).toMatchObject({ text: "Which lamp is it?", replyTo: questionId });
  await telegram.setReaction({ ...side, messageId: messages.at(-1)?.messageId ?? 0, emoji: "🔥" });
  await page.getByRole("button", { name: "🔥: Anna Petrova" }).waitFor();
}

async function overABrokenLine({ olga: { page }, telegram }: Omit<Scene, "side">): Promise<void> {
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
  await telegram.awaitCalls({ method: "sendDocument", accepted: true });
  expect(await telegram.ledger({ method: "sendDocument" })).toHaveLength(1);
}

async function speaking({ olga: { page, context }, telegram }: Omit<Scene, "side">): Promise<void> {
  await context.grantPermissions(["microphone"]);
  await page.getByRole("button", { name: "Record a voice message" }).click();
  await page.getByText("Recording · 0:01").waitFor();
  await page.getByRole("button", { name: "Stop and listen" }).click();
  await page.getByRole("button", { name: "Send the recording" }).click();
  await telegram.awaitCalls({ method: "sendVoice", accepted: true });

  const player = page.getByRole("region", { name: /^Voice message from Olga Owner/ });
  await player.getByRole("button", { name: "Play" }).click();
  await player.getByRole("button", { name: "Pause" }).click();
}

async function takingBack({ olga, telegram, side }: Scene): Promise<void> {
  const { page } = olga;
  await write(olga, "Sorry, wrong window");
  await telegram.awaitCalls({ method: "sendMessage", accepted: true, count: 2 });
  const bubble = page.locator("[data-message]").filter({ hasText: "Sorry, wrong window" });
  await bubble.getByText("Sent", { exact: true }).waitFor();
  await bubble.hover();
  await bubble.getByRole("button", { name: "What to do with the message" }).click();
  await page.getByRole("menuitem", { name: "Delete for both" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete for both" }).click();

  await bubble.getByRole("note").getByText("Deleted for both").waitFor();
  const { messages } = await telegram.transcript(side);
  expect(messages.map(({ text }) => text)).not.toContain("Sorry, wrong window");
}

/** What is answered lies more than a page back: a click fetches and shows it. */
async function lookingBack({
  olga: { page },
  telegram,
  side,
  questionId,
}: Scene & { questionId: number }): Promise<void> {
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
