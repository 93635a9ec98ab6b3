import { withOpId } from "@frontdesk/client";
import type { BotMode } from "@frontdesk/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openRoad, type Road } from "./testing/road.ts";
import { answer, textsOf } from "./testing/thread.ts";

let road: Road;
beforeAll(async () => {
  road = await openRoad();
});
afterAll(() => road[Symbol.asyncDispose]());

const shownBot = async () => {
  const bot = (await road.owner.bot.list.query()).data[0];
  if (!bot) throw new Error("The road has a bot.");
  return bot;
};
const health = async () => (await road.owner.bot.health.query({ botId: road.botId })).data;
const codes = async () => (await health()).findings.map(({ code }) => code);
const atTelegram = async () => (await road.telegram.bots())[0]?.webhook ?? null;

async function switchTo(mode: BotMode) {
  const { version } = await shownBot();
  await road.owner.bot.changeMode.mutate(withOpId({ botId: road.botId, mode, version }));
  await expect.poll(shownBot, { timeout: 15_000 }).toMatchObject({ mode, delivery: mode, state: "live" });
}

async function check() {
  const { checkedAt } = await shownBot();
  await road.owner.bot.check.mutate(withOpId({ botId: road.botId }));
  await expect.poll(async () => (await shownBot()).checkedAt).not.toBe(checkedAt);
}

test("[A11 T15] six switches while 200 updates come: nothing is lost, doubled or out of order, and one way is active", async () => {
  const people = await Promise.all(["Anna", "Boris", "Clara", "Dora", "Egor"].map((name) => road.person(name)));
  for (const { side } of people) await road.telegram.start(side);
  const settled = { checkedAt: expect.any(String), lastUpdateAt: expect.any(String), delivery: "polling" };
  await expect.poll(shownBot).toMatchObject(settled);
  const written = new Map(people.map(({ firstName }) => [firstName, ["/start"]]));
  let count = 0;
  const write = async (most: number) => {
    for (let at = 0; at < most; at++) {
      const person = people[count % people.length];
      if (!person) return;
      const text = `text ${count++}`;
      written.get(person.firstName)?.push(text);
      await road.telegram.sendText({ ...person.side, text });
    }
  };

  const modes = ["webhook", "polling", "webhook", "polling", "webhook", "polling"] as const;
  for (const [round, mode] of modes.entries()) {
    await Promise.all([write(round < 4 ? 33 : 34), switchTo(mode)]);
    expect(await atTelegram()).toEqual(mode === "webhook" ? expect.stringContaining("/telegram/") : null);
  }

  expect(count).toBe(200);
  for (const { firstName } of people)
    await expect.poll(() => textsOf(road, firstName), { timeout: 30_000 }).toEqual(written.get(firstName));
  const { data } = await road.owner.bot.updates.query({ botId: road.botId, limit: 100 });
  expect(new Set(data.rows.map(({ updateId }) => updateId)).size).toBe(data.rows.length);
}, 90_000);

test("[A11] somebody else's webhook is found while the desk polls, taken back, and said", async () => {
  await fetch(`${await rootOf()}/setWebhook?url=http://127.0.0.1:9/theirs`);

  await expect.poll(codes, { timeout: 5_000 }).toContain("changed_outside");
  await expect.poll(atTelegram).toBeNull();
  expect((await health()).findings).toContainEqual(
    expect.objectContaining({
      params: expect.objectContaining({ what: "setWebhook: 127.0.0.1:9" }),
      fix: "acknowledge",
    }),
  );
  await road.owner.bot.fix.mutate(withOpId({ botId: road.botId, code: "changed_outside" as const }));
  expect(await codes()).not.toContain("changed_outside");
});

test("[A11] a webhook that somebody else removed is set again", async () => {
  await switchTo("webhook");
  await fetch(`${await rootOf()}/deleteWebhook`);
  expect(await atTelegram()).toBeNull();

  await check();

  await expect.poll(atTelegram).toContain("/telegram/");
  await expect.poll(codes).toEqual(["changed_outside"]);
});

test("[A12] whoever does not know path and secret stores nothing, and learns nothing", async () => {
  const url = (await atTelegram()) ?? "";
  const post = (to: string, secret?: string) =>
    fetch(to, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
      },
      body: JSON.stringify({ update_id: 1, message: {} }),
    });

  const answers = [await post(url), await post(url, "wrong"), await post(url.replace(/.{4}$/, "AAAA"), "wrong")];

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(new Set(await Promise.all(answers.map((response) => response.text()))).size).toBe(1);
});

test("[A11] connecting again gives the webhook another path and secret, and the old ones are worth nothing", async () => {
  const before = await atTelegram();

  await road.owner.bot.fix.mutate(withOpId({ botId: road.botId, code: "webhook_failing" as const }));

  await expect.poll(atTelegram).not.toBe(before);
  const fyodor = await road.person("Fyodor");
  await road.telegram.start(fyodor.side);
  await expect.poll(() => textsOf(road, "Fyodor")).toEqual(["/start"]);
  const old = await fetch(before ?? "", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(old.status).toBe(404);
});

test("[P11] updates that come while the server is away arrive once it is back, in webhook mode too", async () => {
  const { side } = await road.person("Galina");
  await road.telegram.start(side);
  await expect.poll(() => textsOf(road, "Galina")).toEqual(["/start"]);

  const back = road.desk.restart();
  for (const text of ["one", "two", "three"]) await road.telegram.sendText({ ...side, text });
  await back;

  await expect.poll(() => textsOf(road, "Galina"), { timeout: 10_000 }).toEqual(["/start", "one", "two", "three"]);
  const reply = await answer(road, "Galina", "all there");
  await expect.poll(reply.now, { timeout: 5_000 }).toMatchObject({ state: "sent" });
}, 40_000);

/** The bot's own address at Telegram, as anybody has it who knows the token. */
async function rootOf(): Promise<string> {
  const [bot] = await road.desk.installation().telegram.bots.query();
  return `${bot?.apiRoot}/bot${bot?.token}`;
}
