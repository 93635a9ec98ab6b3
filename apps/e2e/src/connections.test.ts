import { type Installation, startInstallation } from "@frontdesk/scripts/installation";
import { openSimulatorControl, type SimulatorControl } from "@frontdesk/telegram-simulator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { barriers } from "./accessibility.ts";
import { openBrowser } from "./browser.ts";
import { keepingEvidence } from "./evidence.ts";
import { type AtDesk, connectSimulatedBot, password, setUp, signIn, sitDown } from "./people.ts";
import { type NarrowProxy, startProxy } from "./proxy.ts";
import { openConversation, sees } from "./thread.ts";

let installation: Installation;
let browser: Browser;
let proxy: NarrowProxy;
let olga: AtDesk;
let telegram: SimulatorControl;
let side: { personId: number; botId: number };

const act = (walk: () => Promise<void>) => () => keepingEvidence({ people: { olga }, installation }, walk);
const say = (text: string) => telegram.sendText({ ...side, text });
const at = (path: string, base = installation.url) => new URL(path, base).href;
const markOf = (page: Page) => page.getByRole("region", { name: "Connection" });
/** A figure of the connections screen. */
const figure = (page: Page, name: string) =>
  page.getByLabel("Figures of the live connections").locator("div", { hasText: name }).locator("dd").first();
/** The screen counts anew every two seconds. */
const soon = { timeout: 10_000 };
const isLive = (page: Page, over: "WebSocket" | "server-sent events") =>
  Promise.all([
    markOf(page).getByText("Live", { exact: true }).first().waitFor(),
    markOf(page).getByLabel(`over ${over}`).waitFor(),
  ]);

beforeAll(async () => {
  installation = await startInstallation();
  proxy = await startProxy(installation.url);
  browser = await openBrowser();
  olga = await sitDown(browser);
  telegram = openSimulatorControl(installation.simulatorUrl);
  await setUp(olga, installation);
  await connectSimulatedBot(olga);
  const [bot] = await telegram.bots();
  const anna = await telegram.createPerson({ firstName: "Anna", lastName: "Petrova" });
  side = { personId: anna.id, botId: bot?.id ?? 0 };
  await say("The lamp in 214 is broken");
}, 120_000);

afterAll(async () => {
  await browser.close();
  await proxy[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

test(
  "[A16 B16 R11] three tabs of a browser share one connection; another takes over where the leading tab goes, and nothing is missed",
  act(async () => {
    const { page, context } = olga;
    await page.goto(at("/w/harbour-hostel/settings/connections"));
    const [second, third] = [await context.newPage(), await context.newPage()];
    for (const tab of [second, third]) {
      await tab.goto(at("/w/harbour-hostel/inbox"));
      await openConversation({ context, page: tab }, "Anna Petrova");
    }
    for (const tab of [page, second, third]) await isLive(tab, "WebSocket");

    await expect.poll(() => figure(page, "Live now").innerText(), soon).toBe("1");
    await page.getByRole("listitem").getByText("Owner").waitFor();

    await page.close();
    await say("Said while the leader went");
    for (const tab of [second, third]) await tab.getByText("Said while the leader went").last().waitFor();
    await third.goto(at("/w/harbour-hostel/settings/connections"));
    await expect.poll(() => figure(third, "Live now").innerText(), soon).toBe("1");
    await say("And after that");
    await second.getByText("And after that").last().waitFor();
    expect(
      await second
        .getByRole("log")
        .getByText(/^(Said while|And after)/)
        .count(),
    ).toBe(2);
    await second.close();
    olga = { context, page: third };
  }),
  60_000,
);

test(
  "[B16] the connections screen has nothing that axe finds serious, light and dark, and fits a phone",
  act(async () => {
    const { page } = olga;
    for (const name of ["connections", "workspace"]) {
      await page.goto(at(`/w/harbour-hostel/settings/${name}`));
      await page.getByRole("heading", { level: 2 }).first().waitFor();
      expect({ name, barriers: await barriers(olga) }).toEqual({ name, barriers: [] });
      await page.setViewportSize({ width: 360, height: 640 });
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  }),
  60_000,
);

test(
  "[C18 R11] where a proxy lets no WebSocket through the page is live by server-sent events by itself, and says so",
  act(async () => {
    const behind = await sitDown(browser);
    await behind.page.goto(at("/sign-in", proxy.url));
    await signIn(behind.page);
    await behind.page.getByRole("navigation", { name: "Main" }).waitFor();

    await isLive(behind.page, "server-sent events");
    await openConversation(behind, "Anna Petrova");
    await say("Through a narrow door");
    await sees(behind, "Through a narrow door");
    await behind.page.getByRole("button", { name: "Take", exact: true }).click();
    await sees(behind, "With you");
    await behind.page.getByRole("textbox", { name: /^Reply to/ }).fill("We hear you");
    await behind.page.keyboard.press("Enter");
    await behind.page.getByText("Sent", { exact: true }).waitFor();

    await olga.page.goto(at("/w/harbour-hostel/settings/connections"));
    // Each subscription has a stream of its own.
    const streams = () => figure(olga.page, "By server-sent events").innerText();
    await expect.poll(async () => Number(await streams()), soon).toBeGreaterThan(0);

    proxy.letsSocketsThrough = true;
    await behind.page.evaluate("dispatchEvent(new Event('focus'))");
    await isLive(behind.page, "WebSocket");
    await say("Through a wide door");
    await sees(behind, "Through a wide door");
    await expect.poll(() => figure(olga.page, "By WebSocket").innerText(), soon).toBe("2");
    await expect.poll(streams, soon).toBe("0");
    await behind.context.close();
    await expect.poll(() => figure(olga.page, "Live now").innerText(), soon).toBe("1");
  }),
  90_000,
);

test(
  "[A6 B17] what one session changes of the workspace is in another without a reload, the changed field marked, and in the audit",
  act(async () => {
    const { page } = olga;
    const elsewhere = await sitDown(browser);
    await elsewhere.page.goto(at("/sign-in"));
    await signIn(elsewhere.page);
    await elsewhere.page.getByRole("navigation", { name: "Main" }).waitFor();
    for (const one of [page, elsewhere.page]) await one.goto(at("/w/harbour-hostel/settings/workspace"));
    await isLive(elsewhere.page, "WebSocket");

    await page.getByLabel("Name").fill("Harbour House");
    await page.getByLabel("Days of the event log").fill("30");
    await page.getByRole("button", { name: "Save" }).click();

    const name = elsewhere.page.locator("[data-changed]", { has: elsewhere.page.getByLabel("Name") });
    await name.waitFor();
    expect(await elsewhere.page.getByLabel("Name").inputValue()).toBe("Harbour House");
    expect(await elsewhere.page.getByLabel("Days of the event log").inputValue()).toBe("30");
    await elsewhere.page.getByRole("banner").getByText("Harbour House").waitFor();

    await elsewhere.page.getByLabel("Name").fill("Harbour Rooms");
    await page.getByLabel("Days of the event log").fill("60");
    await page.getByRole("button", { name: "Save" }).click();
    await elsewhere.page.getByText("Somebody has just changed these settings").waitFor();
    expect(await elsewhere.page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
    await elsewhere.page.getByRole("button", { name: "Show the new settings" }).click();
    expect(await elsewhere.page.getByLabel("Days of the event log").inputValue()).toBe("60");

    await page.goto(at("/w/harbour-hostel/settings/audit"));
    await page
      .getByRole("button", { name: /changed the workspace's settings/ })
      .first()
      .click();
    await page
      .getByText(/keepEventsDays/)
      .first()
      .waitFor();
    await elsewhere.context.close();
  }),
  60_000,
);

test(
  "[C24] a page whose session ended says so where it tells of its connection, and no more that it connects",
  act(async () => {
    const { page } = olga;
    const elsewhere = await sitDown(browser);
    await elsewhere.page.goto(at("/sign-in"));
    await signIn(elsewhere.page);
    await elsewhere.page.getByRole("navigation", { name: "Main" }).waitFor();
    await elsewhere.page.goto(at("/w/harbour-hostel/settings/security"));
    await elsewhere.page.getByRole("button", { name: "Sign out everywhere else" }).click();

    const dialog = page.getByRole("dialog", { name: "Sign in to go on" });
    await dialog.waitFor();
    await page.locator("section[aria-label=Connection]").getByText("Signed out: sign in to go on").first().waitFor();
    await dialog.getByRole("textbox", { name: "Password" }).fill(password);
    await dialog.getByRole("button", { name: "Sign in", exact: true }).click();
    await isLive(page, "WebSocket");
    await elsewhere.context.close();
  }),
  60_000,
);

test(
  "a sensitive act asks who is at the keyboard: a wrong password is refused in words, the right one lets it go on by itself",
  act(async () => {
    const { page } = olga;
    await page.goto(at("/w/harbour-hostel/settings/tokens"));
    // As when nobody has shown for ten minutes who they are; all that follows is answered by the desk itself.
    await page.route("**/trpc/token.create*", (route) => route.fulfill({ status: 403, json: [proofWanted] }), {
      times: 1,
    });
    await page.getByRole("button", { name: "New token" }).first().click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Nightly report");
    await page.getByLabel("See members").check();
    await page.getByRole("button", { name: "Create", exact: true }).click();

    const dialog = page.getByRole("dialog", { name: "Is it you?" });
    await dialog.getByRole("textbox", { name: "Password" }).fill("not the password");
    await dialog.getByRole("button", { name: "Go on" }).click();
    await dialog.getByRole("alert").waitFor();
    await dialog.getByRole("textbox", { name: "Password" }).fill(password);
    await dialog.getByRole("button", { name: "Go on" }).click();

    await dialog.waitFor({ state: "detached" });
    await page.getByRole("textbox", { name: "Token" }).waitFor();
  }),
  60_000,
);

const proofWanted = {
  error: {
    message: "You may not do this.",
    code: -32_003,
    data: {
      ...{ code: "FORBIDDEN", httpStatus: 403, path: "token.create" },
      desk: { code: "forbidden", reason: "proof_required", fields: {}, facts: {}, retryAfterMs: null, requestId: "x" },
    },
  },
};

test(
  "[B20] after too many wrong passwords the button counts down the seconds until another try, and takes none before",
  act(async () => {
    const { page, context } = await sitDown(browser);
    await page.goto(at("/sign-in"));
    const waits = page.getByRole("button", { name: /^Try again in \d+ s/ });
    const secondsLeft = async () => Number(/\d+/.exec(await waits.innerText())?.[0]);
    await expect
      .poll(
        async () => {
          if ((await waits.count()) > 0) return true;
          const answered = page.waitForResponse(/identity\.signIn/);
          await signIn(page, "nobody@example.org");
          await answered;
          return (await waits.count()) > 0;
        },
        { timeout: 30_000 },
      )
      .toBe(true);

    expect(await waits.isDisabled()).toBe(true);
    const left = await secondsLeft();
    await expect.poll(secondsLeft, { timeout: 5_000 }).toBeLessThan(left);
    await context.close();
  }),
  60_000,
);
