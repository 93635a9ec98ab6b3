import { request } from "node:http";
import { text } from "node:stream/consumers";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { onServer } from "@frontdesk/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";

let desk: TestDesk;
let botId: string;
let hook: { url: string; secret: string };
beforeAll(async () => {
  desk = await testDesk();
  ({ botId } = await desk.build.bot());
  const owner = await desk.as("owner");
  await owner.bot.changeMode.mutate(withOpId({ botId, mode: "webhook" as const, version: 1 }));
  const [bot] = await desk.installation().telegram.bots.query();
  hook = { url: `${desk.url}/telegram/${bot?.webhook?.path}`, secret: bot?.webhook?.secret ?? "" };
});
afterAll(() => desk[Symbol.asyncDispose]());

const message = (text: string) => ({ message_id: 1, chat: { id: 7, type: "private" }, text });

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  { url = hook.url, ...headers } = {} as Record<string, string>,
) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-telegram-bot-api-secret-token": hook.secret,
      ...headers,
    },
    body,
  });
  return { status: response.status, body: await response.text() };
}

const deliver = (updateId: number, text = "hello") =>
  post(JSON.stringify({ update_id: updateId, message: message(text) }));

function stored(from: number, to = from) {
  return inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db
      .selectFrom("tg_update")
      .select(["update_id as updateId", "kind", "payload", "chat_id as chatId"])
      .where("update_id", ">=", from)
      .where("update_id", "<=", to)
      .orderBy("arrival")
      .execute(),
  );
}

it("[A11] stores a delivery before it answers, hints at it, and does nothing else with it", async () => {
  const woken: unknown[] = [];
  const stop = desk.services.bus.subscribe((hint) => hint.to === "bot" && woken.push(hint.botId));

  expect(await deliver(1)).toEqual({ status: 200, body: "{}" });
  stop();

  expect(await stored(1)).toEqual([
    { updateId: 1, kind: "message", chatId: 7, payload: { update_id: 1, message: message("hello") } },
  ]);
  expect(woken).toEqual([botId]);
});

it("[A11, I8] stores what is delivered many times at once exactly once", async () => {
  const deliveries = Array.from({ length: 60 }, (_, at) => deliver(100 + (at % 20)));

  expect(new Set((await Promise.all(deliveries)).map(({ status }) => status))).toEqual(new Set([200]));
  expect((await stored(100, 119)).map(({ updateId }) => updateId).sort()).toEqual(
    Array.from({ length: 20 }, (_, at) => 100 + at),
  );
});

it("[F10] reads letters that lie across two chunks", async () => {
  const words = "Здравствуйте, 🏠👨‍👩‍👧!";
  const bytes = Buffer.from(JSON.stringify({ update_id: 200, message: message(words) }));
  const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": hook.secret };
  const sending = request(hook.url, { method: "POST", headers });
  const answered = new Promise<number>((resolve, reject) => {
    sending.once("error", reject).once("response", (response) => {
      void text(response).then(() => resolve(response.statusCode ?? 0));
    });
  });
  sending.setNoDelay(true);
  for (const byte of bytes) await new Promise((written) => sending.write(Buffer.of(byte), written));
  sending.end();

  expect(await answered).toBe(200);
  expect((await stored(200))[0]?.payload).toMatchObject({ message: { text: words } });
});

it.each([
  ["no JSON", "{", {}, 400],
  ["no update", "[]", {}, 400],
  ["an id that is none", '{"update_id":-1,"message":{}}', {}, 400],
  ["another type", "update_id=1", { "content-type": "application/x-www-form-urlencoded" }, 415],
  ["more than a mebibyte", `"${"x".repeat(1024 * 1024)}"`, {}, 413],
  ["deep nesting", `{"update_id":301,"message":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`, {}, 200],
  ["NUL and half a surrogate", '{"update_id":302,"message":{"text":"\\u0000\\ud800"}}', {}, 200],
  ["the fields of every object", '{"update_id":303,"message":{"__proto__":{"a":1},"constructor":1}}', {}, 200],
] as [string, string, Record<string, string>, number][])(
  "[P10] takes %s for what it is",
  async (_what, body, headers, status) => {
    expect(await post(body, headers)).toMatchObject({ status });
  },
);

it("[A12] answers a wrong path and a wrong secret alike, slows whoever keeps guessing, and never Telegram", async () => {
  const wrong = { "x-telegram-bot-api-secret-token": "wrong" };
  const body = JSON.stringify({ update_id: 400, message: {} });
  const first = [
    await post(body, wrong),
    await post(body, { ...wrong, url: `${desk.url}/telegram/${"x".repeat(43)}` }),
  ];

  expect(first).toEqual([first[0], first[0]]);
  expect(first[0]).toEqual({ status: 404, body: '{"error":"not_found"}' });
  const guesses = await Promise.all(Array.from({ length: 40 }, () => post(body, wrong)));
  expect(guesses.map(({ status }) => status)).toContain(429);
  expect((await deliver(401)).status).toBe(200);
  expect(await stored(400)).toEqual([]);
});

it("[A11] asks Telegram to come again while the database is away", async () => {
  const { adminUrl, name } = desk.database;
  const admin = adminUrl.replace(`/${name}`, "/postgres");
  await onServer(admin, `alter database ${name} allow_connections false`);
  await onServer(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

  expect((await deliver(500)).status).toBe(503);
  await onServer(admin, `alter database ${name} allow_connections true`);

  await expect.poll(async () => (await deliver(500)).status).toBe(200);
  expect(await stored(500)).toHaveLength(1);
});
