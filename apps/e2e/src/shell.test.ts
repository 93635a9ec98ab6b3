import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { addPasskeyDevice, codeOf } from "./authenticator.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { freezeDatabase } from "./frozen-database.ts";
import { type AtDesk, connectSimulatedBot, password, setUp, signIn, sitDown } from "./people.ts";
import { openConversation, sees } from "./thread.ts";
import { recoverFromFailures } from "./what-fails.ts";

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
    await page.getByRole("link", { name: /^Inbox\b/ }).click();
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

test(
  "[C25 D21] with Telegram unwell the page names the bot and what it means, until Telegram is well again",
  act(async () => {
    const note = olga.page.getByText("Telegram doesn't answer as it should");
    await telegram.setFaults({ rules: [{ fault: "502-before" }, { method: "getUpdates", fault: "502-before" }] });
    await note.waitFor();

    await telegram.setFaults({ rules: [] });

    await note.waitFor({ state: "detached" });
  }),
  60_000,
);

test(
  "[D20] a script or an answer that can't be had comes when it is tried again; where the browser keeps nothing, the desk does",
  act(async () => {
    await recoverFromFailures(olga, { inbox: new URL("/w/harbour-hostel/inbox", installation.url).href });
  }),
  60_000,
);

test(
  "[A9 A10 A11] a bot's page tells how it fares, sends a test, and switches how its messages come",
  act(async () => {
    const { page } = olga;
    await page.goto(new URL("/w/harbour-hostel/settings/bots", installation.url).href);
    await page.getByRole("link", { name: /^Health and settings/ }).click();
    await page.getByText("On: in groups it reads only what is meant for it").waitFor();

    await page.getByRole("combobox", { name: "To" }).click();
    await page.getByRole("option", { name: /Anna Petrova/ }).click();
    await page.getByRole("button", { name: "Send the test" }).click();
    await page.getByText(/^Accepted by Telegram, message \d+/).waitFor();
    await page.getByText("Telegram posts", { exact: true }).click();
    await page.getByRole("definition").getByText("Telegram posts").waitFor();
    await say("Posted by Telegram");
    await page.getByRole("link", { name: /^Inbox\b/ }).click();
    await page.getByText("Posted by Telegram").first().waitFor();
  }),
  60_000,
);

test(
  "a passkey of this device signs in without a password",
  act(async () => {
    const { page, context } = await sitDown(browser);
    const at = (path: string) => new URL(path, installation.url.replace("127.0.0.1", "localhost")).href;
    await addPasskeyDevice(page);
    await page.goto(at("/sign-in"));
    await signIn(page);
    await page.getByRole("navigation", { name: "Main" }).waitFor();
    await page.goto(at("/w/harbour-hostel/settings/security"));
    await page.getByLabel("Name of this device").fill("Laptop");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByRole("list", { name: "Passkeys" }).getByText("Laptop").waitFor();

    await page.getByRole("button", { name: "Your menu" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();

    await page.getByRole("navigation", { name: "Main" }).waitFor();
    await context.close();
  }),
  60_000,
);

test(
  "the second step is set up from the settings, and a recovery code stands in for it once",
  act(async () => {
    const { page } = olga;
    await page.goto(new URL("/w/harbour-hostel/settings/security", installation.url).href);
    await page.getByRole("button", { name: "Switch it on" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
    expect(await barriers(olga)).toEqual([]);
    const secret = await dialog.getByRole("textbox", { name: "Or type this into the app" }).inputValue();
    await dialog.getByLabel("Code from the app").fill(codeOf(secret));
    await dialog.getByRole("button", { name: "Switch it on" }).click();
    const recovery = await dialog.getByRole("listitem").first().innerText();
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 recovery codes left").waitFor();

    const elsewhere = await sitDown(browser);
    await elsewhere.page.goto(new URL("/sign-in", installation.url).href);
    await signIn(elsewhere.page);
    await elsewhere.page.getByRole("textbox", { name: "Code" }).fill(recovery);
    await elsewhere.page.getByRole("button", { name: "Sign in", exact: true }).click();

    await elsewhere.page.getByRole("navigation", { name: "Main" }).waitFor();
    await elsewhere.context.close();
  }),
  60_000,
);

test(
  "a role of one's own is made of ticked rights, offered to whoever invites, and written down",
  act(async () => {
    const { page } = olga;
    const open = (name: string) =>
      page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name }).click();
    await open("Roles");
    await page.getByRole("button", { name: "New role" }).click();
    await page.getByLabel("Name", { exact: false }).fill("Night porter");
    await page.getByLabel("Read conversations").check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("article", { name: "Night porter" }).getByText("Read conversations").waitFor();

    await open("Members");
    await page.getByRole("combobox", { name: "Role", exact: true }).click();
    await page.getByRole("option", { name: "Night porter" }).waitFor();
    await page.keyboard.press("Escape");
    await open("Audit");
    await page.getByRole("button", { name: /Olga Owner made a role/ }).click();
    await page.getByText("Night porter").waitFor();
  }),
  60_000,
);

test(
  "axe finds nothing serious in the settings, light and dark, and nothing is wider than a phone",
  act(async () => {
    const { page } = olga;
    await page.goto(new URL("/w/harbour-hostel/settings/bots", installation.url).href);
    await page.getByRole("link", { name: /^Health and settings/ }).click();
    await page.getByRole("tab", { name: "Update log" }).waitFor();
    const bot = new URL(page.url()).pathname.split("/settings/")[1] ?? "";

    for (const name of [bot, "roles", "audit", "status"]) {
      await page.goto(new URL(`/w/harbour-hostel/settings/${name}`, installation.url).href);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect({ name, barriers: await barriers(olga) }).toEqual({ name, barriers: [] });
      await page.setViewportSize({ width: 360, height: 640 });
      expect({ name, width: await page.evaluate("document.documentElement.scrollWidth") }).toEqual({
        name,
        width: 360,
      });
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  }),
  60_000,
);
