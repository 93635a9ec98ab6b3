import { withOpId } from "@frontdesk/client";
import { acrossWorkspaces } from "@frontdesk/db";
import { describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { proof } from "../../throttle.ts";

const ada = { name: "Ada", email: "Ada@Example.org", password: "correct horse battery" };
const firstRun = { ...ada, workspaceName: "Lighthouse", slug: "lighthouse", locale: "en", timezone: "Europe/Berlin" };

/** A desk whose first run is over, with Ada as its first person. */
async function deskOfAda() {
  const desk = await testDesk();
  const browser = openBrowser(desk.url);
  const done = await browser.mutate("identity.setUp", { ...firstRun, code: desk.services.setUpCode });
  return { desk, browser, done, [Symbol.asyncDispose]: () => desk[Symbol.asyncDispose]() };
}

const signIn = (desk: TestDesk, { email = ada.email, password = ada.password } = {}) =>
  openBrowser(desk.url).mutate("identity.signIn", { email, password });

describe("first run", () => {
  it("makes the first account, its workspace with roles and a team, and signs in", async () => {
    await using opened = await deskOfAda();
    const { desk, browser, done } = opened;
    const client = browser.client("lighthouse");

    const me = await client.identity.me.query();
    const { data: members } = await client.member.list.query();
    const { data: roles } = await client.role.list.query();

    expect(done).toMatchObject({ status: 200, data: { slug: "lighthouse" } });
    expect(done.setCookie).toMatch(/^frontdesk=[\w-]{43}; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
    expect(me?.user).toMatchObject({ name: "Ada", email: "Ada@Example.org", runsInstallation: true });
    expect(me?.workspaces).toEqual([{ slug: "lighthouse", name: "Lighthouse" }]);
    expect(me?.membership).toMatchObject({ role: { preset: "owner" }, scope: "all" });
    expect(me?.membership?.workspace).toMatchObject({ slug: "lighthouse", timezone: "Europe/Berlin" });
    expect(members).toEqual([expect.objectContaining({ name: "Ada", status: "active" })]);
    expect(roles.map((role) => role.preset)).toEqual(
      expect.arrayContaining(["owner", "admin", "senior", "operator", "viewer"]),
    );
    expect(await desk.anonymous().installation.get.query()).toEqual({
      needsSetUp: false,
      simulatorUrl: null,
      canMail: false,
    });
  });

  it("is refused without the code, however it is typed otherwise", async () => {
    await using desk = await testDesk();
    const browser = openBrowser(desk.url);
    const code = desk.services.setUpCode;

    const wrong = await browser.mutate("identity.setUp", { ...firstRun, code: "AAAA-AAAA-AAAA" });
    const needed = await desk.anonymous().installation.get.query();
    const sloppy = await browser.mutate("identity.setUp", {
      ...firstRun,
      code: code.toLowerCase().replaceAll("-", " "),
    });

    expect(wrong.refusal).toMatchObject({ code: "invalid", reason: "bad_code", fields: { code: "wrong" } });
    expect(wrong.setCookie).toBeNull();
    expect(needed.needsSetUp).toBe(true);
    expect(sloppy.status).toBe(200);
  });

  it("counts tries of the code", async () => {
    await using desk = await testDesk();
    const browser = openBrowser(desk.url);
    const guess = () => browser.mutate("identity.setUp", { ...firstRun, code: "AAAA-AAAA-AAAA" });

    for (let tries = 0; tries < proof.pair; tries += 1) await guess();
    const late = await guess();

    expect(late.refusal).toMatchObject({ code: "limited", reason: "too_many_requests" });
    expect(late.refusal?.retryAfterMs).toBeGreaterThan(0);
  });

  it("closes for ever, also for the slower of two at once", async () => {
    await using desk = await testDesk();
    const code = desk.services.setUpCode;
    const race = ["one", "two"].map((name) =>
      openBrowser(desk.url).mutate("identity.setUp", { ...firstRun, code, slug: name, email: `${name}@example.org` }),
    );

    const [slower, faster] = (await Promise.all(race)).sort((one, other) => other.status - one.status);
    const later = await openBrowser(desk.url).mutate("identity.setUp", { ...firstRun, code, email: "x@example.org" });

    expect(faster).toMatchObject({ status: 200 });
    expect(slower?.refusal).toMatchObject({ code: "conflict", reason: "already_set_up" });
    expect(later.refusal).toMatchObject({ code: "conflict", reason: "already_set_up" });
  });

  it("[P2] refuses a repeat, which can't be given the cookie again, and makes nothing twice", async () => {
    await using desk = await testDesk();
    const call = withOpId({ ...firstRun, code: desk.services.setUpCode });

    const first = await openBrowser(desk.url).mutate("identity.setUp", call);
    const repeat = await openBrowser(desk.url).mutate("identity.setUp", call);
    const other = await openBrowser(desk.url).mutate("identity.setUp", { ...call, slug: "elsewhere" });

    expect(first.status).toBe(200);
    expect(repeat.refusal).toMatchObject({ code: "conflict", reason: "already_done" });
    expect(other.refusal).toMatchObject({ code: "conflict", reason: "op_mismatch" });
  });

  it("refuses a time zone nobody knows, and stays open", async () => {
    await using desk = await testDesk();
    const { setUpCode: code } = desk.services;

    const odd = await openBrowser(desk.url).mutate("identity.setUp", { ...firstRun, code, timezone: "Mars/Olympus" });

    expect(odd.refusal).toMatchObject({ code: "invalid", fields: { timezone: "unknown" } });
    expect((await desk.anonymous().installation.get.query()).needsSetUp).toBe(true);
  });
});

describe("signing in", () => {
  it("gives a new session each time, whatever the case of the e-mail", async () => {
    await using opened = await deskOfAda();

    const one = await signIn(opened.desk);
    const other = await signIn(opened.desk, { email: "ada@EXAMPLE.org" });

    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.setCookie).not.toBe(other.setCookie);
  });

  it("answers an unknown person as it answers a wrong password, and says how long to wait after ten tries", async () => {
    await using opened = await deskOfAda();
    const { desk } = opened;

    const unknown = await signIn(desk, { email: "nobody@example.org" });
    const wrong = await signIn(desk, { password: "not the password" });
    const { requestId: _one, ...ofUnknown } = unknown.refusal!;
    const { requestId: _other, ...ofWrong } = wrong.refusal!;

    expect(unknown.status).toBe(401);
    expect(ofUnknown).toMatchObject({ code: "unauthenticated", reason: "bad_credentials" });
    expect(ofUnknown).toEqual(ofWrong);

    for (let tries = 1; tries < proof.pair; tries += 1) await signIn(desk, { password: "not the password" });
    const late = await signIn(desk);

    expect(late.refusal).toMatchObject({ code: "limited", reason: "too_many_requests" });
  });

  it("spares the accounts that an address asks about once it may ask no more", async () => {
    await using opened = await deskOfAda();
    const { desk } = opened;
    const address = { of: "address", key: "127.0.0.1" } as const;
    await desk.services.throttle.forgiveProof(address);
    for (let tries = 0; tries < proof.address; tries += 1) await desk.services.throttle.spendProof([address]);

    for (let tries = 0; tries <= proof.pair; tries += 1)
      expect((await signIn(desk, { password: "not the password" })).refusal).toMatchObject({ code: "limited" });
    await desk.services.throttle.forgiveProof(address);

    expect((await signIn(desk)).status).toBe(200);
  });

  it("ends the session that the same browser held", async () => {
    await using opened = await deskOfAda();
    const { browser } = opened;
    const before = browser.client();

    await browser.mutate("identity.signIn", { email: ada.email, password: ada.password });

    expect(await before.identity.me.query()).toBeNull();
    expect(await browser.client().identity.me.query()).not.toBeNull();
  });

  it("keeps no password and no session in plaintext (I18)", async () => {
    await using opened = await deskOfAda();
    const { desk, browser } = opened;
    const secret = /^frontdesk=([\w-]+)/.exec(browser.cookie())![1]!;

    const rows = await acrossWorkspaces(desk.services.database, "sign-in").read(async ({ db }) =>
      JSON.stringify([
        await db.selectFrom("user").selectAll().execute(),
        (await db.selectFrom("session").select("secret_hash").execute()).map((row) =>
          row.secret_hash.toString("latin1"),
        ),
        await db.selectFrom("op").selectAll().execute(),
        await db.selectFrom("audit").selectAll().execute(),
        await db.selectFrom("event").selectAll().execute(),
      ]),
    );

    expect(rows).toContain("$argon2id$");
    for (const told of [ada.password, secret, desk.services.setUpCode]) expect(rows).not.toContain(told);
  });

  it("works over HTTP only, where a cookie can be set", async () => {
    await using opened = await deskOfAda();
    const { url } = opened.desk;
    const headers = { origin: url, cookie: opened.browser.cookie() };
    const socket = new WebSocket(`${url.replace("http", "ws")}/trpc`, { headers });
    const answer = new Promise<string>((resolve) => socket.addEventListener("message", ({ data }) => resolve(data)));
    socket.addEventListener("open", () => {
      const params = { input: withOpId({ email: ada.email, password: ada.password }), path: "identity.signIn" };
      socket.send(JSON.stringify({ id: 1, method: "mutation", params }));
    });

    const { error } = JSON.parse(await answer);
    socket.close();

    expect(error.data.desk).toMatchObject({ code: "invalid" });
  });
});

describe("being signed in", () => {
  it("ends after twelve idle hours, and after seven days however busy", async () => {
    await using opened = await deskOfAda();
    const { desk, browser } = opened;
    const me = () => browser.client().identity.me.query();
    const age = (last: string, expires: string) =>
      acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => {
        const hours = (text: string) => new Date(now.getTime() + Number(text) * 3_600_000);
        await db
          .updateTable("session")
          .set({ last_used_at: hours(last), expires_at: hours(expires) })
          .execute();
        return { value: null, events: [] };
      });

    await age("-11.9", "1");
    expect(await me()).not.toBeNull();
    await age("-12.1", "1");
    expect(await me()).toBeNull();
    await age("0", "-0.1");
    expect(await me()).toBeNull();
  });

  it("shows a person nothing of a workspace they are no member of", async () => {
    await using opened = await deskOfAda();

    const me = await opened.browser.client("home").identity.me.query();

    expect(me?.membership).toBeNull();
  });

  it("is nobody's affair before anyone signed in, and a token is no person", async () => {
    await using desk = await testDesk();
    const owner = await desk.as("owner");
    const permissions = ["conversation:read" as const];
    const { secret } = await owner.token.create.mutate(withOpId({ name: "Script", permissions, expiresInDays: null }));

    expect(await desk.anonymous().identity.me.query()).toBeNull();
    expect(await desk.bearer(secret).identity.me.query()).toBeNull();
  });
});

describe("signing out", () => {
  it("[P8] ends the session and its live connections within two seconds, and clears the cookie", async () => {
    await using desk = await testDesk();
    const owner = await desk.as("owner");
    const { registry } = desk.services;
    const { sessionId } = owner.who!;
    const feed = owner.feed.follow.subscribe({}, {});
    await expect.poll(() => registry.countOf(sessionId)).toBe(1);

    await owner.identity.signOut.mutate(withOpId({}));

    await expect.poll(() => registry.countOf(sessionId), { timeout: 2_000 }).toBe(0);
    expect(await owner.identity.me.query()).toBeNull();
    feed.unsubscribe();
  });

  it("is for everyone, also for whoever did it before", async () => {
    await using opened = await deskOfAda();
    const { browser } = opened;

    const once = await browser.mutate("identity.signOut", {});
    const again = await browser.mutate("identity.signOut", {});

    expect(once.setCookie).toMatch(/^frontdesk=; .*Expires=Thu, 01 Jan 1970/);
    expect([once.status, again.status]).toEqual([200, 200]);
  });
});
