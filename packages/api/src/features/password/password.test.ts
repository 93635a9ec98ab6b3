import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { insertChallenge } from "../../challenge.queries.ts";
import { hashSecret } from "../../secret.ts";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { type Mailbox, openMailbox } from "../../testing/mailbox.ts";
import { auditOf, openPerson, type Person } from "../../testing/person.ts";

let desk: TestDesk;
let mailbox: Mailbox;
beforeAll(async () => {
  mailbox = await openMailbox();
  desk = await testDesk({ baseUrl: new URL("http://desk.example.org"), smtpUrl: mailbox.url });
});
beforeEach(() => {
  mailbox.letters.length = 0;
});
afterAll(async () => {
  await desk[Symbol.asyncDispose]();
  await mailbox[Symbol.asyncDispose]();
});

const fresh = "an entirely new password";
const nobody = () => openBrowser(desk.url);
const signIn = (email: string, password: string) => nobody().mutate("identity.signIn", { email, password });
const ask = (email: string) => nobody().mutate("password.requestReset", { email });
const secretIn = (text = "") => /\/reset\/([\w-]{43})/.exec(text)?.[1] ?? "";
const waiting = () =>
  acrossWorkspaces(desk.services.database, "due-work").read(({ db }) => db.selectFrom("mail").selectAll().execute());

/** The secret of the link that a person is sent. */
async function sentTo({ who }: Person): Promise<string> {
  await ask(who.email);
  await expect.poll(() => mailbox.letters.length).toBe(1);
  return secretIn(mailbox.letters[0]?.text);
}

describe("changing the password", () => {
  it("[P8] ends every other session, keeps this one under another secret, and is written down", async () => {
    const person = await openPerson(desk);
    const feed = person.caller.feed.follow.subscribe({}, {});
    await expect.poll(() => desk.services.registry.countOf(person.who.sessionId)).toBe(1);

    const answer = await person.browser.mutate("password.change", { current: person.password, password: fresh });

    await expect.poll(() => desk.services.registry.countOf(person.who.sessionId), { timeout: 2_000 }).toBe(0);
    expect(answer.setCookie).toMatch(/^frontdesk=[\w-]{43}/);
    expect(await person.browser.client().identity.me.query()).not.toBeNull();
    expect((await signIn(person.who.email, person.password)).refusal).toMatchObject({ reason: "bad_credentials" });
    expect((await signIn(person.who.email, fresh)).data).toEqual({ next: "done" });
    expect(await auditOf(desk)).toContainEqual(
      expect.objectContaining({ action: "password.change", actorId: person.who.userId }),
    );
    feed.unsubscribe();
  });

  it("lets no sign-in through that the former one began", async () => {
    const person = await openPerson(desk);
    const { email, userId } = person.who;
    const { passwords } = desk.services;
    const check = passwords.matches;
    const change = () => person.browser.mutate("password.change", { current: person.password, password: fresh });
    // It is right when it is looked at, and wrong by the time that it would count.
    vi.spyOn(passwords, "matches").mockImplementationOnce(async (...given) => {
      const isRight = await check(...given);
      expect((await change()).status).toBe(200);
      return isRight;
    });

    expect((await signIn(email, person.password)).refusal).toMatchObject({ reason: "bad_credentials" });

    const challenge = "a".repeat(43);
    await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => {
      const expiresAt = new Date(now.getTime() + 60_000);
      await insertChallenge(db, { secretHash: hashSecret(challenge), kind: "second_factor", userId, expiresAt });
      return { value: null, events: [] };
    });
    await person.browser.mutate("password.change", { current: fresh, password: person.password });
    const finished = await nobody().mutate("identity.finishSignIn", { challenge, code: "000000" });
    expect(finished.refusal).toMatchObject({ code: "not_found", reason: "challenge_over" });
  });

  it("is for who is signed in and knows the present one", async () => {
    const person = await openPerson(desk);
    const input = { current: "not the password", password: fresh };

    expect((await person.browser.mutate("password.change", input)).refusal).toMatchObject({ reason: "wrong_password" });
    expect((await nobody().mutate("password.change", input)).refusal).toMatchObject({ code: "unauthenticated" });
    expect((await signIn(person.who.email, person.password)).status).toBe(200);
  });
});

describe("[S] a forgotten password", () => {
  it("is set anew by a link in a letter, once, and everything else ends", async () => {
    const person = await openPerson(desk);
    const secret = await sentTo(person);
    const [letter] = mailbox.letters;

    const seen = await desk.anonymous().password.lookAtReset.query({ secret });
    const done = await nobody().mutate("password.reset", { secret, password: fresh });
    const again = await nobody().mutate("password.reset", { secret, password: "yet another one" });

    expect(letter).toMatchObject({ from: "desk@example.org", to: person.who.email });
    expect(letter?.text).toContain("http://desk.example.org/reset/");
    expect(seen).toEqual({ name: person.who.name, email: person.who.email, owns: null });
    expect(done).toMatchObject({ data: {}, setCookie: null });
    expect(again.refusal).toMatchObject({ code: "not_found", reason: "expired_link" });
    await expect(desk.anonymous().password.lookAtReset.query({ secret })).rejects.toThrow();
    expect(await person.browser.client().identity.me.query()).toBeNull();
    expect(await person.caller.identity.me.query()).toBeNull();
    expect((await signIn(person.who.email, fresh)).status).toBe(200);
  });

  it("is answered alike for somebody and nobody, who both leave a row, and only one a letter", async () => {
    const person = await openPerson(desk);

    const [known, unknown] = [await ask(person.who.email), await ask("nobody@example.org")];

    await expect.poll(async () => (await waiting()).length).toBe(0);
    expect([known, unknown].map(({ status, data, setCookie }) => ({ status, data, setCookie }))).toEqual([
      { status: 200, data: {}, setCookie: null },
      { status: 200, data: {}, setCookie: null },
    ]);
    expect(mailbox.letters.map(({ to }) => to)).toEqual([person.who.email]);
  });

  it("[P2] sends one letter for one opId, and one a minute whoever asks", async () => {
    const person = await openPerson(desk);
    const call = { email: person.who.email, opId: crypto.randomUUID() };

    for (const _twice of [1, 2]) await nobody().mutate("password.requestReset", call);
    await ask(person.who.email);
    await expect.poll(async () => (await waiting()).length).toBe(0);

    expect(mailbox.letters).toHaveLength(1);
    await desk.build.moveClock(61);
    await ask(person.who.email);
    await expect.poll(() => mailbox.letters.length).toBe(2);
  });

  it("waits an hour, and ends when the password is changed meanwhile", async () => {
    const [slow, quick] = [await openPerson(desk), await openPerson(desk)];
    const [late, overtaken] = [await sentTo(slow), ""];
    mailbox.letters.length = 0;
    const secret = await sentTo(quick);
    await quick.browser.mutate("password.change", { current: quick.password, password: fresh });
    await desk.build.moveClock(3_601);

    expect(overtaken).toBe("");
    for (const one of [late, secret])
      expect((await nobody().mutate("password.reset", { secret: one, password: fresh })).refusal).toMatchObject({
        reason: "expired_link",
      });
  });

  it("is still asked for its second try by a mail server that was busy, and lies nowhere in plaintext (I18)", async () => {
    const person = await openPerson(desk);
    mailbox.refuses = 1;
    await ask(person.who.email);
    await expect.poll(async () => (await waiting())[0]?.attempts).toBe(1);
    const [letter] = await waiting();
    expect(letter?.letter_sealed.toString("latin1")).not.toContain("reset/");

    await desk.build.moveClock(121);
    desk.services.mail?.wake();

    await expect.poll(() => mailbox.letters.length).toBe(1);
    const secret = secretIn(mailbox.letters[0]?.text);
    const kept = await acrossWorkspaces(desk.services.database, "sign-in").read(async ({ db }) =>
      JSON.stringify(await db.selectFrom("op").selectAll().execute()),
    );
    expect(kept).not.toContain(secret);
    expect((await nobody().mutate("password.reset", { secret, password: fresh })).status).toBe(200);
  });

  it("asks for the second factor all the same", async () => {
    const person = await openPerson(desk);
    await acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db, now }) => ({
      value: await db
        .insertInto("totp")
        .values({ user_id: person.who.userId, secret_sealed: Buffer.of(1), confirmed_at: now })
        .execute(),
      events: [],
    }));
    await nobody().mutate("password.reset", { secret: await sentTo(person), password: fresh });

    expect((await signIn(person.who.email, fresh)).data).toMatchObject({ next: "second_factor" });
  });

  it("can't be asked for by letter where no mail is sent", async () => {
    await using mute = await testDesk();
    const answer = await openBrowser(mute.url).mutate("password.requestReset", { email: "ada@example.org" });

    expect(answer.refusal).toMatchObject({ code: "conflict", reason: "mail_off" });
    expect((await mute.anonymous().installation.get.query()).canMail).toBe(false);
    expect((await desk.anonymous().installation.get.query()).canMail).toBe(true);
  });
});
