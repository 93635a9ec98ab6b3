import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { withOpId } from "@frontdesk/client";
import { inWorkspace } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDesk, testDesk } from "../../testing/index.ts";

/** The Bot API as far as a token is asked about: known bots by id, and the ways in which Telegram can fail. */
const bots = new Map<string, string>();
let telegram: Server;
let desk: TestDesk;
type Caller = Awaited<ReturnType<TestDesk["as"]>>;

beforeAll(async () => {
  telegram = createServer((request, response) => {
    const [, token = "", method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? "") ?? [];
    const username = bots.get(token);
    const say = (status: number, body: object, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    if (username === "broken_bot") return say(502, { ok: false, error_code: 502, description: "Bad Gateway" });
    if (username === "moved_bot") return say(302, {}, { location: "/elsewhere" });
    if (!username || method !== "getMe") return say(401, { ok: false, error_code: 401, description: "Unauthorized" });
    const id = Number(token.split(":")[0]);
    return say(200, { ok: true, result: { id, is_bot: true, first_name: "Helper", username, can_join_groups: true } });
  });
  await new Promise<void>((resolve) => telegram.listen(0, "127.0.0.1", resolve));
  const { port } = telegram.address() as AddressInfo;
  const apiRoots = [
    { name: "telegram", url: `http://127.0.0.1:${port}` },
    { name: "nowhere", url: "http://127.0.0.1:9" },
  ];
  desk = await testDesk({ apiRoots });
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  telegram.close();
});

let count = 0;
/** A token that BotFather would give, known to Telegram under a username. */
function freshToken(username = `helper_${count}_bot`): string {
  count += 1;
  const token = `${7_000_000 + count}:${"AAE-_x".repeat(6)}`;
  bots.set(token, username);
  return token;
}

const add = (by: Caller, token: string, apiRoot = "telegram") => by.bot.add.mutate(withOpId({ token, apiRoot }));
const refusal = (code: string, reason: string | null = null) => ({ data: { desk: { code, reason } } });

/** The client repeats what was unavailable, which tests of a refusal need not wait for. */
async function addOnce(by: Caller, token: string, apiRoot = "telegram") {
  const response = await fetch(`${desk.url}/trpc/bot.add`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-frontdesk": "1",
      "x-workspace": "home",
      cookie: `frontdesk=${by.who?.sessionSecret}`,
    },
    body: JSON.stringify(withOpId({ token, apiRoot })),
  });
  return (await response.json()) as { error: { data: unknown } };
}

describe("adding a bot", () => {
  it("[D30] asks Telegram who it is, and gives it an inbox of the default team; announced and recorded", async () => {
    const admin = await desk.as("admin");
    const token = freshToken();
    const woken: unknown[] = [];
    const stop = desk.services.bus.subscribe((hint) => hint.to === "bot" && woken.push(hint.botId));
    await desk.announced();

    const bot = await add(admin, token);
    stop();
    const rows = await inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) => ({
      inboxes: await db.selectFrom("inbox").select(["name", "kind", "team_id"]).where("bot_id", "=", bot.id).execute(),
      audit: await db.selectFrom("audit").select(["action", "after"]).where("subject_id", "=", bot.id).execute(),
    }));

    expect(bot).toMatchObject({ name: "Helper", tokenLast4: token.slice(-4), apiRoot: "telegram", state: "live" });
    expect((await admin.bot.list.query()).data).toContainEqual(bot);
    const opened = { inbox: expect.objectContaining({ name: `@${bot.username}`, botId: bot.id, policy: "continue" }) };
    expect(await desk.announced()).toEqual([
      ["inbox.opened", opened],
      ["bot.added", { bot }],
    ]);
    expect(woken).toEqual([null]);
    expect(rows.inboxes).toEqual([{ name: `@${bot.username}`, kind: "telegram_dm", team_id: desk.home.teamId }]);
    expect(rows.audit).toEqual([{ action: "bot.add", after: { username: bot.username, apiRoot: "telegram" } }]);
  });

  it("[A12, I18] keeps the token sealed, and hands it to the bot process alone", async () => {
    const owner = await desk.as("owner");
    const token = freshToken();

    const bot = await add(owner, token);
    const seen = await inWorkspace(desk.services.database, desk.home.workspaceId).read(async ({ db }) =>
      JSON.stringify([
        bot,
        await owner.bot.list.query(),
        await db.selectFrom("event").selectAll().execute(),
        await db.selectFrom("op").selectAll().execute(),
        await db.selectFrom("audit").selectAll().execute(),
        (await db.selectFrom("bot").select("token_sealed").execute()).map((row) => row.token_sealed.toString("latin1")),
      ]),
    );
    const running = await desk.installation().telegram.bots.query();

    expect(seen).not.toContain(token.split(":")[1]);
    expect(running.find(({ botId }) => botId === bot.id)?.token).toBe(token);
  });

  it("says in Telegram's words why a token is refused", async () => {
    const owner = await desk.as("owner");
    const unknown = `1234567:${"x".repeat(35)}`;

    await expect(add(owner, unknown)).rejects.toMatchObject({
      data: { desk: { code: "invalid", reason: "bad_token", facts: { telegram: "Unauthorized" } } },
    });
    await expect(add(owner, "no token")).rejects.toMatchObject(refusal("invalid", "bad_input"));
    await expect(add(owner, freshToken(), "http://example.org")).rejects.toMatchObject(
      refusal("invalid", "unknown_api_root"),
    );
  });

  it.each([
    ["nothing listens", undefined, "nowhere"],
    ["it is broken", "broken_bot", "telegram"],
    ["it sends elsewhere", "moved_bot", "telegram"],
  ])("says that Telegram can't be reached where %s, without the token", async (_why, username, apiRoot) => {
    const owner = await desk.as("owner");
    const token = freshToken(username);

    const { error } = await addOnce(owner, token, apiRoot);

    expect(error.data).toMatchObject({ desk: { code: "unavailable", reason: "telegram_unreachable" } });
    expect(JSON.stringify(error)).not.toContain(token);
  });

  it("takes a bot once in the whole installation", async () => {
    const [owner, stranger] = [await desk.as("owner"), await desk.as("owner", desk.foreign)];
    const token = freshToken();
    await add(owner, token);

    for (const caller of [owner, stranger])
      await expect(add(caller, token)).rejects.toMatchObject(refusal("conflict", "bot_taken"));
  });

  it("[P2] repeats its answer", async () => {
    const owner = await desk.as("owner");
    const call = withOpId({ token: freshToken(), apiRoot: "telegram" });

    expect(await owner.bot.add.mutate(call)).toEqual(await owner.bot.add.mutate(call));
  });

  it("gives a bot whose token was refused its new one, and keeps its inbox", async () => {
    const owner = await desk.as("owner");
    const token = freshToken();
    const renewed = `${token.slice(0, -4)}NEW1`;
    bots.set(renewed, "renewed_bot");
    const { id: botId } = await add(owner, token);
    const lease = await desk
      .installation()
      .telegram.holdLease.mutate(withOpId({ botId, holder: "test", renews: null }));
    const { leaseToken } = lease as { leaseToken: string };
    const report = { botId, leaseToken, state: "revoked" as const, error: "Unauthorized" };
    await desk.installation().telegram.report.mutate(withOpId(report));
    await desk.announced();

    const bot = await add(owner, renewed);

    expect(bot).toMatchObject({ id: botId, state: "live", tokenLast4: "NEW1", lastError: null });
    expect(await desk.announced()).toEqual([["bot.changed", { bot }]]);
  });

  it("is for those who manage bots, as are the addresses to choose from", async () => {
    const [admin, senior, porter] = [await desk.as("admin"), await desk.as("senior"), await desk.as("porter")];

    expect((await admin.bot.apiRoots.query()).map(({ name }) => name)).toEqual(["telegram", "nowhere"]);
    await expect(senior.bot.apiRoots.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(add(senior, freshToken())).rejects.toMatchObject(refusal("forbidden"));
    await expect(porter.bot.list.query()).rejects.toMatchObject(refusal("forbidden"));
    await expect(desk.anonymous().bot.apiRoots.query()).rejects.toMatchObject(refusal("unauthenticated", "signed_out"));
  });
});

describe("switching a bot", () => {
  const flip = (by: Caller, bot: { id: string; version: number }, on: boolean) =>
    by.bot.switch.mutate(withOpId({ botId: bot.id, on, version: bot.version }));

  it("lets it rest and work again, announced and recorded, and nothing where it changes nothing", async () => {
    const owner = await desk.as("owner");
    const bot = await add(owner, freshToken());
    await desk.announced();

    const off = await flip(owner, bot, false);
    const still = await flip(owner, off, false);
    const resting = (await desk.installation().telegram.bots.query()).map(({ botId }) => botId);
    const on = await flip(owner, off, true);
    const audit = await inWorkspace(desk.services.database, desk.home.workspaceId).read(({ db }) =>
      db
        .selectFrom("audit")
        .select(["before", "after"])
        .where("subject_id", "=", bot.id)
        .where("action", "=", "bot.switch")
        .orderBy("id")
        .execute(),
    );

    expect([off.state, still.version, on.state]).toEqual(["off", off.version, "live"]);
    expect(resting).not.toContain(bot.id);
    expect(await desk.announced()).toEqual([
      ["bot.changed", { bot: off }],
      ["bot.changed", { bot: on }],
    ]);
    expect(audit).toEqual([
      { before: { state: "live" }, after: { state: "off" } },
      { before: { state: "off" }, after: { state: "live" } },
    ]);
  });

  it("is refused for a stale version, without the right, and from another workspace", async () => {
    const [owner, senior] = [await desk.as("owner"), await desk.as("senior")];
    const stranger = await desk.as("owner", desk.foreign);
    const bot = await add(owner, freshToken());

    await expect(flip(owner, { ...bot, version: 9 }, false)).rejects.toMatchObject(
      refusal("conflict", "stale_version"),
    );
    await expect(flip(senior, bot, false)).rejects.toMatchObject(refusal("forbidden"));
    await expect(flip(stranger, bot, false)).rejects.toMatchObject(refusal("not_found"));
    expect((await stranger.bot.list.query()).data.map(({ id }) => id)).not.toContain(bot.id);
  });
});
