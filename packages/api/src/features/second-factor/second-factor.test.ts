import { acrossWorkspaces } from "@frontdesk/db";
import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf, openPerson, type Person } from "../../testing/person.ts";
import { proof } from "../../throttle.ts";

let desk: TestDesk;
/** How far the desk's time is ahead. */
let ahead = 0;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const step = 30;
const moveOn = async (seconds = step) => {
  ahead += seconds;
  await desk.build.moveClock(seconds);
};
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 1_000 });

/** Somebody with an authenticator, whose first code was used a while ago. */
async function openTwoFactor() {
  const person = await openPerson(desk);
  const { data } = await person.browser.mutate("secondFactor.enrol", {});
  const { secret, uri } = data as { secret: string; uri: string };
  const confirmed = await person.browser.mutate("secondFactor.confirm", { code: codeOf(secret) });
  await moveOn();
  return { ...person, secret, uri, codes: (confirmed.data as { recoveryCodes: string[] }).recoveryCodes };
}

async function begin({ who, password }: Person) {
  const browser = openBrowser(desk.url);
  const answer = await browser.mutate("identity.signIn", { email: who.email, password });
  const { challenge } = answer.data as { challenge: string };
  return { browser, answer, finish: (code: string) => browser.mutate("identity.finishSignIn", { challenge, code }) };
}

describe("enrolling", () => {
  it("counts once the first code is confirmed, gives recovery codes and is written down", async () => {
    const person = await openPerson(desk);
    const client = person.browser.client();
    const { data } = await person.browser.mutate("secondFactor.enrol", {});
    const { secret, uri } = data as { secret: string; uri: string };

    const early = await client.secondFactor.get.query();
    const wrong = await person.browser.mutate("secondFactor.confirm", { code: "000000" });
    const right = await person.browser.mutate("secondFactor.confirm", { code: codeOf(secret) });
    const again = await person.browser.mutate("secondFactor.enrol", {});

    expect(uri).toContain(`otpauth://totp/Frontdesk:${encodeURIComponent(person.who.email)}?`);
    expect(early).toEqual({ isOn: false, recoveryCodesLeft: 0 });
    expect(wrong.refusal).toMatchObject({ code: "invalid", reason: "wrong_code", fields: { code: "wrong" } });
    expect((right.data as { recoveryCodes: string[] }).recoveryCodes).toHaveLength(10);
    expect(await client.secondFactor.get.query()).toEqual({ isOn: true, recoveryCodesLeft: 10 });
    expect(again.refusal).toMatchObject({ code: "conflict", reason: "already_on" });
    expect(await auditOf(desk)).toContainEqual(
      expect.objectContaining({ action: "secondFactor.confirm", actorId: person.who.userId }),
    );
  });

  it("waits an hour for its first code", async () => {
    const { browser } = await openPerson(desk);
    const { data } = await browser.mutate("secondFactor.enrol", {});
    await moveOn(3_601);

    const late = await browser.mutate("secondFactor.confirm", { code: codeOf((data as { secret: string }).secret) });

    expect(late.refusal).toMatchObject({ code: "not_found", reason: "challenge_over" });
  });

  it("keeps no secret and no code in plaintext (I18)", async () => {
    const { secret, codes } = await openTwoFactor();

    const rows = await acrossWorkspaces(desk.services.database, "sign-in").read(async ({ db }) =>
      [
        ...(await db.selectFrom("totp").select("secret_sealed as bytes").execute()),
        ...(await db.selectFrom("recovery_code").select("code_hash as bytes").execute()),
        ...(await db.selectFrom("op").selectAll().execute()).map((row) => ({
          bytes: Buffer.from(JSON.stringify(row)),
        })),
      ]
        .map(({ bytes }) => bytes.toString("latin1"))
        .join(),
    );

    for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll("-", ""))])
      expect(rows).not.toContain(told);
  });
});

describe("[S] signing in with a second factor", () => {
  it("opens no session before the code", async () => {
    const person = await openTwoFactor();
    const { browser, answer, finish } = await begin(person);

    expect(answer.data).toEqual({ next: "second_factor", challenge: expect.stringMatching(/^[\w-]{43}$/) });
    // Neither a session nor the mark of a browser that the account was signed in to.
    expect(browser.cookie()).toBe("");
    expect(await browser.client().identity.me.query()).toBeNull();
    expect((await finish(codeOf(person.secret))).data).toEqual({ next: "done" });
    expect((await browser.client().identity.me.query())?.user.id).toBe(person.who.userId);
  });

  it("takes each code once, in whichever browser", async () => {
    const person = await openTwoFactor();
    const [one, other] = [await begin(person), await begin(person)];
    const code = codeOf(person.secret);

    const answers = [await one.finish(code), await other.finish(code)];
    await moveOn();

    expect(answers[0]?.status).toBe(200);
    expect(answers[1]?.refusal).toMatchObject({ code: "invalid", reason: "code_used" });
    expect((await other.finish(codeOf(person.secret))).status).toBe(200);
  });

  it("[S] takes each code and each recovery code once, also of two who show it at once", async () => {
    const person = await openTwoFactor();
    const [recovery = ""] = person.codes;

    for (const code of [codeOf(person.secret), recovery]) {
      const begun = [await begin(person), await begin(person)];
      const answers = await Promise.all(begun.map(({ finish }) => finish(code)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    }
    await moveOn();
    const { finish } = await begin(person);
    const answers = await Promise.all([finish(codeOf(person.secret)), finish(person.codes[1] ?? "")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it("takes a recovery code in its place, once, however it is spaced", async () => {
    const person = await openTwoFactor();
    const [code = ""] = person.codes;

    const once = await (await begin(person)).finish(code.toLowerCase().replaceAll("-", " "));
    const twice = await (await begin(person)).finish(code);

    expect(once.status).toBe(200);
    expect(twice.refusal).toMatchObject({ code: "invalid", reason: "wrong_code" });
    expect(await person.browser.client().secondFactor.get.query()).toEqual({ isOn: true, recoveryCodesLeft: 9 });
  });

  it("ends what was begun after five wrong codes, five minutes, or its one success", async () => {
    const person = await openTwoFactor();
    const [tried, slow, done] = [await begin(person), await begin(person), await begin(person)];
    const over = { code: "not_found", reason: "challenge_over" };
    expect((await done.finish(codeOf(person.secret))).status).toBe(200);
    for (let tries = 0; tries < 5; tries += 1) await tried.finish("123456");

    await moveOn();
    expect((await tried.finish(codeOf(person.secret))).refusal).toMatchObject(over);
    expect((await done.finish(codeOf(person.secret))).refusal).toMatchObject(over);
    await moveOn(301);
    expect((await slow.finish(codeOf(person.secret))).refusal).toMatchObject(over);
  });

  it("is tried ten times in an hour, wherever from, since whoever gets there knows the password", async () => {
    const person = await openTwoFactor();
    for (let tries = 0; tries < proof.factor; tries += 1) {
      if (tries % 5 === 0) await moveOn();
      await (await begin(person)).finish("123456");
    }

    const late = await (await begin(person)).finish(codeOf(person.secret));

    expect(late.refusal).toMatchObject({ code: "limited" });
    await moveOn(3_601);
    expect((await (await begin(person)).finish(codeOf(person.secret))).status).toBe(200);
  });
});

describe("switching it off", () => {
  it("lets the password alone sign in again, and is written down", async () => {
    const person = await openTwoFactor();
    const off = await person.browser.mutate("secondFactor.disable", {});
    const again = await person.browser.mutate("secondFactor.disable", {});

    expect(off.status).toBe(200);
    expect(again.refusal).toMatchObject({ code: "conflict", reason: "not_on" });
    expect((await begin(person)).answer.data).toEqual({ next: "done" });
    expect(await auditOf(desk)).toContainEqual(
      expect.objectContaining({ action: "secondFactor.disable", actorId: person.who.userId }),
    );
  });

  it("gives other recovery codes in the place of the former", async () => {
    const person = await openTwoFactor();
    const { data } = await person.browser.mutate("secondFactor.renewCodes", {});
    const [fresh = ""] = (data as { recoveryCodes: string[] }).recoveryCodes;

    expect((await (await begin(person)).finish(person.codes[0] ?? "")).refusal).toMatchObject({ reason: "wrong_code" });
    expect((await (await begin(person)).finish(fresh)).status).toBe(200);
  });

  it("is nobody's without a session", async () => {
    const nobody = openBrowser(desk.url);
    for (const path of ["enrol", "disable", "renewCodes"])
      expect((await nobody.mutate(`secondFactor.${path}`, {})).refusal).toMatchObject({ code: "unauthenticated" });
    await expect(desk.anonymous().secondFactor.get.query()).rejects.toMatchObject({
      data: { desk: { code: "unauthenticated" } },
    });
  });
});
