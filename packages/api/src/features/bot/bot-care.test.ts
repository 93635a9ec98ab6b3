import { withOpId } from "@frontdesk/client";
import type { BotReason } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BotApi, startBotApi } from "../../testing/bot-api.ts";
import { type Caller, refusal, type TestDesk, testDesk } from "../../testing/index.ts";
import { webhookOrigin } from "./webhook-address.ts";

let botApi: BotApi;
let desk: TestDesk;
let owner: Caller;
beforeAll(async () => {
  botApi = await startBotApi();
  const far = { name: "telegram", url: "https://api.telegram.org" };
  desk = await testDesk({ apiRoots: [{ name: "near", url: botApi.url }, far] });
  owner = await desk.as("owner");
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await botApi[Symbol.asyncDispose]();
});

const tokenOf = (tgId: number, end = "A") => `${tgId}:${end.repeat(35)}`;
let count = 7_100_000;
async function addBot() {
  count += 1;
  return owner.bot.add.mutate(withOpId({ token: tokenOf(count), apiRoot: "near" }));
}

async function lease(botId: string) {
  const input = withOpId({ botId, holder: "tests", renews: null });
  const answer = await desk.installation().telegram.holdLease.mutate(input);
  return { botId, leaseToken: "leaseToken" in answer ? answer.leaseToken : "" };
}

const findings = async (botId: string) => (await owner.bot.health.query({ botId })).data.findings;
const auditOf = (botId: string, action: string) =>
  inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
    db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("subject_id", "=", botId)
      .where("action", "=", action)
      .execute(),
  );

describe("[A11] the delivery of a bot", () => {
  it.each([
    ["near", "http://127.0.0.1:4010", null, "desk"],
    ["far, without an address", "https://api.telegram.org", null, null],
    ["far, with a plain address", "https://api.telegram.org", "http://desk.example.org", null],
    ["far, on an unusual port", "https://api.telegram.org", "https://desk.example.org:4443", null],
    ["far, with a name of this network", "https://api.telegram.org", "https://desk.local", null],
    ["far, with an address of this network", "https://api.telegram.org", "https://192.168.1.4", null],
    [
      "far, with a public address",
      "https://api.telegram.org",
      "https://desk.example.org/x",
      "https://desk.example.org",
    ],
    ["far, on a port that Telegram takes", "https://api.telegram.org", "https://d.org:8443", "https://d.org:8443"],
  ])("to a Telegram that is %s", (_where, url, baseUrl, origin) => {
    expect(webhookOrigin(baseUrl === null ? null : new URL(baseUrl), { name: "x", url })).toBe(origin);
  });

  it("is changed by a word that its process follows; announced, recorded, with secrets that nobody else is told", async () => {
    const bot = await addBot();
    const wanted = withOpId({ botId: bot.id, mode: "webhook" as const, version: bot.version });

    const changed = await owner.bot.changeMode.mutate(wanted);
    const [running] = (await desk.installation().telegram.bots.query()).filter(({ botId }) => botId === bot.id);

    expect(changed).toMatchObject({ mode: "webhook", delivery: null, version: bot.version + 1 });
    expect(running?.webhook).toMatchObject({ origin: null, path: expect.stringMatching(/^[\w-]{43}$/) });
    expect(await auditOf(bot.id, "bot.changeMode")).toEqual([
      { before: { mode: "polling" }, after: { mode: "webhook" } },
    ]);
    const told = JSON.stringify([
      changed,
      await owner.bot.list.query(),
      await owner.bot.health.query({ botId: bot.id }),
    ]);
    expect(told).not.toContain(running?.webhook?.path);
    await expect(owner.bot.changeMode.mutate({ ...wanted, opId: crypto.randomUUID() })).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
  });
});

describe("[A9] another token", () => {
  it("must be the same bot's, and lets one that was refused work again", async () => {
    const bot = await addBot();
    const held = await lease(bot.id);
    const report = { state: "revoked" as const, error: "Unauthorized", reason: "token_refused" as const };
    await desk.installation().telegram.report.mutate(withOpId({ ...held, ...report }));
    expect(await findings(bot.id)).toMatchObject([{ code: "token_refused", fix: "replace_token" }]);

    const replace = (token: string) =>
      owner.bot.replaceToken.mutate(withOpId({ botId: bot.id, token, apiRoot: "near" }));
    await expect(replace(tokenOf(9_999_999))).rejects.toMatchObject(refusal("conflict", "other_bot"));
    const renewed = await replace(tokenOf(count, "B"));

    expect(renewed).toMatchObject({ state: "live", reason: null, lastError: null, tokenLast4: "BBBB" });
    expect(await findings(bot.id)).toEqual([]);
    expect(await auditOf(bot.id, "bot.replaceToken")).toMatchObject([{ after: { tokenLast4: "BBBB" } }]);
  });
});

describe("[A9] a finding", () => {
  it.each<[BotReason, string | null]>([
    ["polled_elsewhere", "retry"],
    ["telegram_unreachable", "retry"],
    ["telegram_unwell", "retry"],
    ["telegram_refuses", "retry"],
    ["webhook_refused", "reconnect"],
    ["webhook_failing", "reconnect"],
  ])("of %s says why in Telegram's words, and goes with its cause", async (reason, fix) => {
    const bot = await addBot();
    const held = await lease(bot.id);
    const { telegram } = desk.installation();
    const report = { ...held, delivery: null };
    await telegram.report.mutate(withOpId({ ...report, state: "degraded" as const, error: "its words", reason }));

    expect(await findings(bot.id)).toEqual([{ code: reason, params: { text: "its words" }, fix }]);
    expect(await owner.bot.fix.mutate(withOpId({ botId: bot.id, code: reason }))).toMatchObject({ state: "degraded" });
    const [asked] = (await telegram.bots.query()).filter(({ botId }) => botId === bot.id);
    expect(asked?.checkAskedAt).toEqual(expect.any(String));
    await telegram.report.mutate(withOpId({ ...report, state: "live" as const, error: null }));
    expect(await findings(bot.id)).toEqual([]);
  });

  it("of a bot that nobody serves, or whose address is no longer allowed, has no fix here", async () => {
    const bot = await addBot();

    expect(await findings(bot.id)).toEqual([{ code: "no_process", params: {}, fix: null }]);
    const fix = owner.bot.fix.mutate(withOpId({ botId: bot.id, code: "no_process" as const }));
    await expect(fix).rejects.toMatchObject(refusal("conflict", "wrong_state"));
    const { version } = await owner.bot.switch.mutate(withOpId({ botId: bot.id, on: false, version: bot.version }));
    expect(version).toBeGreaterThan(bot.version);
    expect(await findings(bot.id)).toEqual([]);
  });
});

describe("[A11] the log of updates", () => {
  it("is read in pages, the newest first, by state, without anybody's words", async () => {
    const bot = await addBot();
    const held = await lease(bot.id);
    const { telegram } = desk.installation();
    const updates = Array.from({ length: 5 }, (_, at) => ({
      updateId: 10 + at,
      kind: "message",
      payload: { update_id: 10 + at, message: { text: "private", chat: { id: 9, type: "private" }, location: 1.5 } },
    }));
    await telegram.receive.mutate(withOpId({ ...held, updates }));
    await telegram.ignoreUpdate.mutate(withOpId({ ...held, updateId: 12, reason: "of no use" }));

    const first = (await owner.bot.updates.query({ botId: bot.id, limit: 3 })).data;
    const second = (await owner.bot.updates.query({ botId: bot.id, limit: 3, cursor: first.next })).data;
    const ignored = (await owner.bot.updates.query({ botId: bot.id, state: "ignored" })).data;

    expect([...first.rows, ...second.rows].map(({ updateId }) => updateId)).toEqual([14, 13, 12, 11, 10]);
    expect(second.next).toBeNull();
    expect(ignored.rows).toMatchObject([{ updateId: 12, error: "of no use", tgChatId: 9, state: "ignored" }]);
    expect(ignored.rows[0]?.shape).toMatchObject({ message: { text: "<7 characters>", location: "<a number>" } });
    expect(JSON.stringify([first, second])).not.toContain("private words");
    const replay = owner.bot.replayUpdate.mutate(withOpId({ botId: bot.id, updateId: 12 }));
    await expect(replay).rejects.toMatchObject(refusal("conflict", "wrong_state"));
  });

  it("lists waiting updates fairly: a chat whose updates pile up does not hide the others", async () => {
    const bot = await addBot();
    const held = await lease(bot.id);
    const { telegram } = desk.installation();
    const from = (chat: number) => ({ message: { chat: { id: chat } } });
    const store = (ids: number[], chat: number) =>
      telegram.receive.mutate(
        withOpId({ ...held, updates: ids.map((updateId) => ({ updateId, kind: "message", payload: from(chat) })) }),
      );
    await store(
      Array.from({ length: 90 }, (_, at) => at),
      1,
    );
    await store([200, 201], 2);

    const waiting = await telegram.waitingUpdates.query({ ...held, limit: 50 });

    const ids = waiting.map(({ updateId }) => updateId);
    expect(ids.slice(0, 4)).toEqual([0, 200, 1, 201]);
    expect(ids).toHaveLength(22);
  });
});

it("[A10] a test needs a process that serves the bot", async () => {
  const bot = await addBot();
  const test = owner.bot.sendTest.mutate(withOpId({ botId: bot.id, conversationId: null, tgChatId: 5, text: null }));
  await expect(test).rejects.toMatchObject(refusal("conflict", "bot_not_serving"));
});
