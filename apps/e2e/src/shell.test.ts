import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { freezeDatabase } from "./frozen-database.ts";
import { type AtDesk, connectSimulatedBot, password, setUp, signIn, sitDown } from "./people.ts";
import { openConversation, sees } from "./thread.ts";

let data: string;
let installation: Installation;
let browser: Browser;
let olga: AtDesk;
let telegram: SimulatorControl;
let side: { personId: number; botId: number };

const act = (walk: () => Promise<void>) => () => keepingEvidence({ people: { olga }, installation }, walk);
const say = (text: string) => telegram.sendText({ ...side, text });
const composer = () => olga.page.getByRole("textbox", { name: /^Reply to/ });
const connection = () => olga.page.getByRole("region", { name: "Connection" });

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "frontdesk-shell-"));
  installation = await startInstallation({ FRONTDESK_DATA: data });
  browser = await openBrowser();
  olga = await sitDown(browser);
  telegram = openSimulatorControl(installation.simulatorUrl);
  await setUp(olga, installation);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await installation[Symbol.asyncDispose]();
  await rm(data, { recursive: true, force: true });
});

test(
  "[A20] without a bot the inbox says so and leads to one, which the simulator lends with one click",
  act(async () => {
    const { page } = olga;
    await page.getByRole("link", { name: "Connect a bot" }).click();
    await connectSimulatedBot(olga);

    const [bot] = await telegram.bots();
    const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
    side = { personId: anna.id, botId: bot?.id ?? 0 };
    await page.getByRole("link", { name: "Inbox" }).click();
    await say("The lamp in 214 is broken");
    await openConversation(olga, "Anna Petrova");
    await sees(olga, "The lamp in 214 is broken");
    await page.getByRole("button", { name: "Take", exact: true }).click();
    await sees(olga, "With you");
  }),
  30_000,
);

test(
  "[B2 C24 E2] a session that ends during work asks to sign in over the page; what was typed stays, the stream resumes",
  act(async () => {
    const { page } = olga;
    await composer().fill("We are on our");
    const address = page.url();
    const elsewhere = await sitDown(browser);
    await elsewhere.page.goto(new URL("/sign-in", installation.url).href);
    await signIn(elsewhere.page);
    await elsewhere.page.getByRole("navigation", { name: "Main" }).waitFor();
    await elsewhere.page.goto(new URL("/w/harbour-hostel/settings/security", installation.url).href);
    await elsewhere.page.getByRole("button", { name: "Sign out everywhere else" }).click();

    const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
    await dialog.waitFor();
    await say("Said while nobody was signed in");
    expect(page.url()).toBe(address);
    await dialog.getByRole("textbox", { name: "Password" }).fill(password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();

    await dialog.waitFor({ state: "detached" });
    await sees(olga, "Said while nobody was signed in");
    await connection().getByText("Live", { exact: true }).first().waitFor();
    expect(await composer().inputValue()).toBe("We are on our");
    await composer().fill("We are on our way");
    await page.keyboard.press("Enter");
    await page.getByText("Sent", { exact: true }).waitFor();
    await elsewhere.context.close();
  }),
  30_000,
);

test(
  "[B4] a lost connection is waited for in words with a button that ends the wait, and comes back by itself",
  act(async () => {
    await installation.kill("server");

    await connection()
      .getByText(/Reconnecting in \d+ s/)
      .waitFor();
    await connection().getByRole("button", { name: "retry now" }).waitFor();
    await connection().getByText("Live", { exact: true }).first().waitFor();
    await say("After the crash");
    await sees(olga, "After the crash");
  }),
  30_000,
);

test(
  "[B4 E4] without a network the page says since when, turns grey with its age, and is live at once when it returns",
  act(async () => {
    const { page, context } = olga;
    await context.setOffline(true);
    try {
      await installation.kill("server");
      await connection()
        .getByText(/Offline since \d\d:\d\d/)
        .first()
        .waitFor();
      await page.getByText(/What you see is from \d\d:\d\d \(1 min ago\)/).waitFor();
      expect(await page.locator("main [data-stale]").count()).toBe(1);
    } finally {
      await context.setOffline(false);
    }

    await connection().getByText("Live", { exact: true }).first().waitFor();
    await page.locator("main [data-stale]").waitFor({ state: "detached" });
  }),
  30_000,
);

test(
  "[C25] with the database away the page says so and keeps what is sent, which goes out when it is back",
  act(async () => {
    const { page } = olga;
    const note = page.getByText(/can't reach its database since/);
    const { thaw } = await freezeDatabase(data);
    try {
      await composer().fill("Written without a database");
      await page.keyboard.press("Enter");
      await note.waitFor();
    } finally {
      thaw();
    }

    await note.waitFor({ state: "detached" });
    await sees(olga, "Written without a database");
    await page.getByText("Sent", { exact: true }).nth(1).waitFor();
    const { messages } = await telegram.transcript(side);
    expect(messages.filter(({ text }) => text === "Written without a database")).toHaveLength(1);
  }),
  40_000,
);
