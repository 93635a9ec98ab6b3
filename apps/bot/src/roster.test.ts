import { getEventListeners } from "node:events";
import { testDesk } from "@frontdesk/api/testing";
import { withOpId } from "@frontdesk/client";
import { startSimulator } from "@frontdesk/telegram-simulator";
import { pino } from "pino";
import { expect, test } from "vitest";
import { Roster } from "./roster.ts";

const log = pino({ level: "silent" });

test("a bot that is added on one node is served through another at once, and not when it looks by itself", async () => {
  await using simulator = await startSimulator({ flood: false });
  await using desk = await testDesk({ apiRoots: [{ name: "simulator", url: simulator.url }] });
  const other = (await desk.anotherNode()).installation();
  const owner = await desk.as("owner");
  const { installationKey } = desk.services;
  const access = { desk: other.telegram, url: desk.url, installationKey, holder: "another process" };
  const stop = new AbortController();
  const running = new Roster(access, log, { stop: stop.signal, end: stop.signal }).run();
  await expect.poll(() => other.desk.line.state().kind).toBe("open");

  const account = await simulator.control.createBot({ username: "new_bot", name: "New" });
  await owner.bot.add.mutate(withOpId({ token: account.token, apiRoot: "simulator" }));
  const addedAt = performance.now();
  await simulator.control.awaitCalls({ method: "getWebhookInfo" });

  expect(performance.now() - addedAt).toBeLessThan(2_500);
  stop.abort();
  await running;
});

test("outages of the desk leave no listener behind", async () => {
  await using desk = await testDesk();
  const { installationKey } = desk.services;
  const installation = desk.installation();
  const access = { desk: installation.telegram, url: desk.url, installationKey, holder: "tests" };
  const stop = new AbortController();
  const running = new Roster(access, log, { stop: stop.signal, end: stop.signal }).run();
  const listeners = () => getEventListeners(stop.signal, "abort").length;
  await expect.poll(listeners).toBeGreaterThan(0);
  const before = listeners();

  for (let outage = 0; outage < 3; outage++) await desk.restart();

  await expect.poll(listeners, { timeout: 5_000 }).toBeLessThanOrEqual(before);
  stop.abort();
  await running;
});
