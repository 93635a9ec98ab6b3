import { createServer } from "node:net";
import { startSimulator } from "@frontdesk/telegram-simulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type BotApi, openBotApi } from "./bot-api.ts";
import type { Errand } from "./bot-api-send.ts";
import { failureOf } from "./call-failed.ts";

const never = new AbortController().signal;
const text = (text: string): Errand => ({
  chatId: 7_000_000_001,
  threadId: null,
  send: { kind: "send_text", text, entities: [], reply: null },
  files: new Map(),
});
const hello = text("Hello");

let simulator: Awaited<ReturnType<typeof startSimulator>>;
let api: BotApi;
beforeAll(async () => {
  simulator = await startSimulator({ flood: false });
  const bot = await simulator.control.createBot({ username: "desk_bot", name: "Desk" });
  const person = await simulator.control.createPerson({ firstName: "Anna" });
  await simulator.control.start({ personId: person.id, botId: bot.id });
  api = openBotApi({ token: bot.token, apiRoot: simulator.url });
});
afterAll(async () => {
  api.close();
  await simulator.close();
});

async function failureOfSending(through: BotApi, signal = never) {
  const sent = await through.perform(hello, signal).then(
    () => undefined,
    (error: unknown) => error,
  );
  return failureOf(sent);
}

test.each([
  ["reset-before", "lost"],
  ["reset-after", "lost"],
  ["500-after", "lost"],
  ["502-before", "lost"],
  ["garbage-after", "lost"],
  ["400", "refused"],
  ["403", "refused"],
] as const)("[F11] %s is %s", async (fault, kind) => {
  await simulator.control.setFaults({ rules: [{ method: "sendMessage", fault }] });

  expect(await failureOfSending(api)).toMatchObject({ kind });
});

test("[T4] a refusal for haste carries its wait", async () => {
  await simulator.control.setFaults({ rules: [{ method: "sendMessage", fault: "429", retryAfter: 7 }] });

  expect(await failureOfSending(api)).toMatchObject({ kind: "refused", code: 429, retryAfterMs: 7_000 });
});

test("no answer in time is lost", async () => {
  await simulator.control.setFaults({ rules: [{ method: "sendMessage", fault: "timeout-before" }] });

  expect(await failureOfSending(api, AbortSignal.timeout(200))).toMatchObject({ kind: "lost" });
});

test.each([
  ["nobody listens", "http://127.0.0.1:1"],
  ["the name doesn't exist", "http://telegram.invalid"],
])("[F11] %s: the request never left", async (_name, apiRoot) => {
  const elsewhere = openBotApi({ token: "123456:abc", apiRoot });

  expect(await failureOfSending(elsewhere)).toMatchObject({ kind: "unreached" });
});

test("[F11] a TLS handshake that fails: the request never left", async () => {
  await using server = createServer((socket) => socket.once("data", () => socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const secure = openBotApi({ token: "123456:abc", apiRoot: `https://127.0.0.1:${port}` });

  expect(await failureOfSending(secure)).toMatchObject({ kind: "unreached" });
});

test("[I18] a failure names neither token nor address", async () => {
  const secret = openBotApi({ token: "123456:very-secret", apiRoot: "http://127.0.0.1:1" });

  expect(JSON.stringify(await failureOfSending(secret))).not.toMatch(/secret|127\.0\.0\.1/);
});

test("[T5] one unit too many is refused before it is sent", async () => {
  const long = api.perform(text("a".repeat(4097)), never);

  await expect(long).rejects.toMatchObject({ failure: { kind: "refused", code: 400 } });
});
