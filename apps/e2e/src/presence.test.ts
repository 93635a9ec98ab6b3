import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { type AtDesk, connectSimulatedBot, invite, join as joinDesk, setUp, sitDown } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

let data: string;
let installation: Installation;
let browser: Browser;
let olga: AtDesk;
let boris: AtDesk;
let telegram: SimulatorControl;
let chatId: number;

const act = (walk: () => Promise<void>) => () => keepingEvidence({ people: { olga, boris }, installation }, walk);
const composer = ({ page }: AtDesk) => page.getByRole("textbox", { name: /^Reply to/ });
const place = ({ page }: AtDesk, name: string) =>
  page.getByRole("navigation", { name: "Main" }).getByRole("link", { name });
const said = ({ page }: AtDesk, text: string) => page.getByText(text, { exact: true });

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "frontdesk-presence-"));
  installation = await startInstallation({ FRONTDESK_DATA: data });
  browser = await openBrowser();
  olga = await sitDown(browser);
  boris = await sitDown(browser);
  telegram = openSimulatorControl(installation.simulatorUrl);
  await setUp(olga, installation);
  await connectSimulatedBot(olga);
  await joinDesk(boris, await invite(olga), "Boris Operator");

  const [bot] = await telegram.bots();
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  chatId = anna.id;
  await telegram.sendText({ personId: anna.id, botId: bot?.id ?? 0, text: "The lamp in 214 is broken" });
  for (const person of [olga, boris]) {
    await place(person, "Inbox").click();
    await openConversation(person, "Anna Petrova");
  }
}, 90_000);

afterAll(async () => {
  await browser.close();
  await installation[Symbol.asyncDispose]();
  await rm(data, { recursive: true, force: true });
});

test(
  "[C5] who else is there is seen, and who types: in the thread, in the queue and at Telegram",
  act(async () => {
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
    await telegram.awaitCalls({ method: "sendChatAction", chatId });
    await sees(olga, "Boris is looking");
    expect(performance.now() - endedAt).toBeLessThan(6_000);
    expect(await composer(olga).boundingBox()).toEqual(before);

    await place(boris, "Settings").click();
    await said(olga, "Boris is looking").waitFor({ state: "detached" });
  }),
  30_000,
);

test(
  "[D3] what a member chooses to be taken for is what colleagues see, until the browser is gone",
  act(async () => {
    await boris.page.getByRole("link", { name: "Members" }).click();
    const row = boris.page.getByRole("row", { name: /Olga Owner/ });
    await row.getByTitle("Online").waitFor();

    await olga.page.getByRole("button", { name: /^Your menu/ }).click();
    await olga.page.getByRole("menuitemradio", { name: /^Busy/ }).click();

    await row.getByTitle("Busy").waitFor();
    expect(await barriers(boris)).toEqual([]);
    await olga.page.close();
    await row.getByTitle("Offline").waitFor({ timeout: 10_000 });
  }),
  30_000,
);
