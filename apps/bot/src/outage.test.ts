import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { answer, textsOf } from "./testing/thread.ts";

let folder: string;
let road: Road;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frontdesk-road-"));
  road = await openRoad({ statePath: join(folder, "telegram.json") });
});
afterAll(async () => {
  await road[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const shownBot = async () => (await road.owner.bot.list.query()).data[0];

test("[P11] Telegram goes and comes back: the bot says so, loses nothing and goes on by itself", async () => {
  const anna = await road.person("Anna");
  await road.telegram.start(anna.side);
  await expect.poll(() => textsOf(road, "Anna")).toEqual(["/start"]);

  const { back } = await road.telegramAway();
  const reply = await answer(road, "Anna", "are you there?");
  await expect.poll(shownBot).toMatchObject({
    ...{ state: "degraded", reason: "telegram_unreachable" },
    lastError: expect.stringContaining("Telegram can't be reached"),
  });
  expect(await reply.now()).not.toMatchObject({ state: "unknown" });
  await back();

  await expect.poll(reply.now).toMatchObject({ state: "sent" });
  await expect.poll(shownBot).toMatchObject({ state: "live", lastError: null });
  await road.telegram.sendText({ ...anna.side, text: "yes" });
  await expect.poll(() => textsOf(road, "Anna")).toEqual(["/start", "are you there?", "yes"]);
});

test("[A22] with Telegram away for an hour saving takes as long as ever, and what was saved goes out afterwards, in order", async () => {
  const { back } = await road.telegramAway();
  const texts = ["one", "two", "three", "four", "five"];
  const replies = [];
  const savesMs = [];
  for (const text of texts) {
    const beganAt = performance.now();
    replies.push(await answer(road, "Anna", text));
    savesMs.push(performance.now() - beganAt);
  }
  expect(savesMs.toSorted((one, other) => one - other)[2]).toBeLessThan(200);
  for (const reply of replies)
    expect(await reply.now()).toMatchObject({ state: expect.stringMatching(/queued|leased|sending/) });
  await road.desk.build.moveClock(60 * 60);
  await back();

  for (const reply of replies) await expect.poll(reply.now, { timeout: 15_000 }).toMatchObject({ state: "sent" });
  const [anna] = await road.telegram.people();
  const { messages } = await road.telegram.transcript({ personId: anna?.id ?? 0, botId: road.bot.id });
  expect(messages.map(({ text }) => text).slice(-5)).toEqual(texts);
}, 30_000);

test("[T2] somebody else polls with the same token: the bot says so in plain words and goes on", async () => {
  await road.telegram.setFaults({ rules: [{ method: "getUpdates", fault: "409", times: 3 }] });
  const boris = await road.person("Boris");
  await road.telegram.start(boris.side);
  await expect.poll(() => textsOf(road, "Boris")).toEqual(["/start"]);

  await expect.poll(shownBot).toMatchObject({
    ...{ reason: "polled_elsewhere", lastError: expect.stringContaining("same token") },
  });
  await expect.poll(shownBot).toMatchObject({ state: "live", lastError: null });
});

test("a token that Telegram no longer accepts stops the bot, and its new one brings it back", async () => {
  const { token } = await road.telegram.renewToken({ botId: road.bot.id });
  const reply = await answer(road, "Anna", "one moment");
  await expect.poll(shownBot).toMatchObject({ state: "revoked", reason: "token_refused" });

  await road.owner.bot.add.mutate(withOpId({ token, apiRoot: "simulator" }));
  await expect.poll(reply.now).toMatchObject({ state: "sent" });
  const clara = await road.person("Clara");
  await road.telegram.start(clara.side);

  await expect.poll(() => textsOf(road, "Clara")).toEqual(["/start"]);
});

test("a bot that leaves gives its lease back, so that the next one serves at once", async () => {
  await road.stopBot();
  const dora = await road.person("Dora");
  await road.telegram.start(dora.side);

  road.startBot();

  await expect.poll(() => textsOf(road, "Dora"), { timeout: 3_000 }).toEqual(["/start"]);
});

test("a bot that is switched off goes on where it was once it is switched on", async () => {
  const bot = await shownBot();
  await road.owner.bot.switch.mutate(withOpId({ botId: road.botId, on: false, version: bot?.version ?? 0 }));
  const egor = await road.person("Egor");
  await road.telegram.start(egor.side);

  const { version = 0 } = (await shownBot()) ?? {};
  await road.owner.bot.switch.mutate(withOpId({ botId: road.botId, on: true, version }));

  await expect.poll(() => textsOf(road, "Egor")).toEqual(["/start"]);
});
