import { type TestDesk, testDesk } from "@frontdesk/api/testing";
import { withOpId } from "@frontdesk/client";
import { tokenPermissions } from "@frontdesk/contract";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "./connection.ts";
import { commands, deskCli } from "./desk-cli.ts";

let desk: TestDesk;
let token: string;
beforeAll(async () => {
  desk = await testDesk();
  const owner = await desk.as("owner");
  const made = await owner.token.create.mutate(
    withOpId({ name: "script", permissions: [...tokenPermissions], expiresInDays: null }),
  );
  token = made.secret;
});
afterAll(() => desk[Symbol.asyncDispose]());

it("lists every command with one line each", async () => {
  const { code, out } = await run([]);

  expect(code).toBe(0);
  expect(out.split("\n").map((line) => line.split(/ {2,}/)[0])).toEqual(commands.map(({ usage }) => usage));
});

it.each([
  [["conversation", "dance"], /unknown command|dance/],
  [["conversation", "send", "#1"], /missing required argument 'text'/],
  [["conversation", "list", "--view", "all"], /There is no view "all": choose mine, unassigned, .*spam\./],
  [["conversation", "show", "#99999"], /There is no conversation #99999/],
  [["conversation", "show", "'; drop"], /neither a conversation's number nor its id/],
  [["member", "invite", "king"], /There is no role "king"/],
  [["token", "create", "x", "--may", "bot:manage"], /A token can't have "bot:manage"/],
  [["member", "reset", "nobody@example.org"], /No member has the address "nobody@example.org"/],
  [["bot", "add"], /BOT_TOKEN/],
  [["report", "export"], /--from 2030-01-01 --to 2030-01-31/],
  [["seed"], /No simulator runs here/],
] as const)("refuses %j and says what to do", async (args, complaint) => {
  const { code, out, err } = await run([...args]);

  expect(code).toBe(1);
  expect(out).toBe("");
  expect(err).toMatch(complaint);
});

describe("a conversation", () => {
  it("is listed, shown, answered, taken on and closed by its number", async () => {
    const { conversationId } = await desk.build.inbound({ text: "The lamp\nis out", name: "Anna\u001b[2J" });
    const { out: json } = await run(["conversation", "show", conversationId, "--json"]);
    const number = `#${JSON.parse(json).conversation.number}`;

    const listed = await run(["conversation", "list"]);
    const sent = await run(["conversation", "send", number, "On my way"]);
    const closed = await run(["conversation", "close", number]);
    const shown = await run(["conversation", "show", number]);

    expect(listed.out).toMatch(new RegExp(`^${number} +new +Anna \\[2J +nobody +The lamp is out$`, "m"));
    expect(sent.out).toMatch(/script: On my way \(queued\)$/);
    expect(closed.out).toBe(`${number} is closed, with nobody.`);
    expect(shown.out).toContain("Anna [2J: The lamp is out\n");
  });

  it("[D-F1] is exported as a row of CSV", async () => {
    await desk.build.inbound({ name: "=1+1" });
    const day = new Date();
    const [from, to] = [-1, 1].map((days) => new Date(day.getTime() + days * 86_400_000).toISOString().slice(0, 10));

    await expect
      .poll(async () => (await run(["report", "export", "--from", from ?? "", "--to", to ?? ""])).out, {
        timeout: 15_000,
      })
      .toMatch(/^\uFEFFnumber,id,inbox,.*\n(?:.*\n)*\d+,[0-9a-f-]{36},Telegram,telegram_dm,[^\n]*,'=1\+1,new,normal,/);
  });

  it("is exported with all its messages, one object a line", async () => {
    await desk.build.inbound({ text: "first" });

    const { code, out } = await run(["export"]);

    const exported = out.split("\n").map((line) => JSON.parse(line));
    const { data } = await (await desk.as("viewer")).conversation.counts.query();
    expect(code).toBe(0);
    expect(exported).toHaveLength(data.open + data.closed);
    for (const { messages, lastSeq } of exported) expect(messages).toHaveLength(lastSeq);
  });
});

it("tells who lacks a right, and that tokens can't have all", async () => {
  expect((await run(["member", "invite", "viewer"])).err).toMatch(/may not do this/);
  expect((await run(["bot", "list"], { DESK_TOKEN: "x".repeat(43) })).err).toMatch(/Create a token/);
  expect((await run(["bot", "list"], { DESK_TOKEN: "" })).err).toMatch(/Say who calls: DESK_TOKEN/);
  expect((await run(["bot", "list"], { DESK_WORKSPACE: "foreign" })).err).toMatch(/not in this workspace/);
  expect(
    (await run(["bot", "list"], { DESK_TOKEN: "", DESK_EMAIL: "nobody@example.org", DESK_PASSWORD: "guess" })).err,
  ).toMatch(/No account has this address and password/);
});

it("signs an owner in for what tokens may not do, out again, and prints a secret once asked to make it", async () => {
  await using fresh = await testDesk();
  const person = { DESK_TOKEN: "", DESK_EMAIL: "vera@example.org", DESK_PASSWORD: "correct horse battery" };
  const at = { ...person, DESK_URL: fresh.url, DESK_WORKSPACE: "palace" };

  const made = await run(["owner", "create", fresh.services.setUpCode], at);
  const invited = await run(["member", "invite", "operator"], at);
  const created = await run(["token", "create", "nightly", "--days", "30"], at);
  const tokens = await run(["token", "list"], at);
  const byToken = await run(["member", "list"], { ...at, DESK_TOKEN: created.out });

  expect(made.out).toBe(`The workspace "palace" is ready at ${fresh.url}/w/palace.`);
  expect(invited.out).toMatch(new RegExp(`^${fresh.url}/join/[\\w-]{43}\n`));
  expect(created.out).toMatch(/^[\w-]{43}$/);
  expect(tokens.out).toContain(`nightly  …${created.out.slice(-4)}`);
  expect(byToken.out).toContain("vera@example.org");
  for (const { out, err } of [made, invited, created, tokens, byToken])
    expect(out + err).not.toContain("correct horse");
});

it("makes links for lost passwords, renames tokens and brings a lost owner back", async () => {
  await using fresh = await testDesk();
  const person = { DESK_TOKEN: "", DESK_EMAIL: "vera@example.org", DESK_PASSWORD: "correct horse battery" };
  const at = { ...person, DESK_URL: fresh.url, DESK_WORKSPACE: "palace" };
  const key = { SECRET_KEY: "a secret key that only the tests know" };
  await run(["owner", "create", fresh.services.setUpCode], at);
  const guest = await fresh.as("viewer");

  const token = await run(["token", "create", "nightly"], at);
  const { id = "" } = JSON.parse((await run(["token", "list", "--json"], at)).out)[0];
  const renamed = await run(["token", "rename", id, "weekly"], at);
  const link = await run(["member", "reset", guest.who?.email ?? ""], { ...at, DESK_WORKSPACE: "home" });
  const recovered = await run(["owner", "recover", "vera@example.org"], { ...at, ...key });
  const withoutKey = await run(["owner", "recover", "vera@example.org"], { ...at, SECRET_KEY: "x".repeat(40) });

  expect(token.out).toMatch(/^[\w-]{43}$/);
  expect(renamed.out).toBe('It is called "weekly" now.');
  expect(link.err).toMatch(/not in this workspace/);
  expect(recovered.out).toMatch(new RegExp(`^${fresh.url}/reset/[\\w-]{43}\n`));
  expect(withoutKey.code).toBe(1);
});

it("signs in by two steps where the account asks for them", async () => {
  await using fresh = await testDesk();
  const person = { DESK_TOKEN: "", DESK_EMAIL: "vera@example.org", DESK_PASSWORD: "correct horse battery" };
  const at = { ...person, DESK_URL: fresh.url, DESK_WORKSPACE: "palace" };
  await run(["owner", "create", fresh.services.setUpCode], at);
  const [email, password] = [person.DESK_EMAIL, person.DESK_PASSWORD];
  await using vera = await connect({ url: fresh.url, workspace: "palace", token: undefined, email, password });
  const { secret } = await vera.client.secondFactor.enrol.mutate(withOpId({}));
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  const { recoveryCodes } = await vera.client.secondFactor.confirm.mutate(withOpId({ code }));

  const without = await run(["member", "list"], at);
  const used = await run(["member", "list"], { ...at, DESK_CODE: code });
  const right = await run(["member", "list"], { ...at, DESK_CODE: recoveryCodes[0] ?? "" });

  expect(without.err).toMatch(/DESK_CODE/);
  expect(used.err).toMatch(/used already/);
  expect(right.out).toContain("vera@example.org");
});

describe("the doctor", () => {
  it("[B18] finds a sound desk sound", async () => {
    const { code, out } = await run(["doctor"], { SECRET_KEY: "a secret key that only the tests know" });

    expect(out).toMatch(/^✓ The database answers \(PostgreSQL \d+/m);
    expect(out).toContain("✓ The clocks agree.");
    expect(out).not.toContain("✗");
    expect(code).toBe(0);
  });

  it("[B18] finds first of all that the server is down", async () => {
    const { code, out } = await run(["doctor"], { DESK_URL: "http://127.0.0.1:1", METRICS_TOKEN: "any" });

    expect(code).toBe(1);
    expect(out).toBe("✗ The server at http://127.0.0.1:1 does not answer. Start it, or name it in DESK_URL.");
  });

  it("says whose key is not the server's, also in JSON", async () => {
    const { code, out } = await run(["doctor", "--json"], { METRICS_TOKEN: "another installation's" });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject([{ level: "wrong", says: expect.stringContaining("refuses this key") }]);
  });
});

async function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const said = { out: [] as string[], err: [] as string[] };
  const code = await deskCli(args, {
    env: { DESK_URL: desk.url, DESK_WORKSPACE: desk.home.slug, DESK_TOKEN: token, ...env },
    out: (line) => said.out.push(line),
    err: (line) => said.err.push(line),
  });
  return { code, out: said.out.join("\n"), err: said.err.join("\n") };
}
