import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Authenticator } from "../../testing/authenticator.ts";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf, openPerson, type Person } from "../../testing/person.ts";
import { relyingPartyAt } from "./relying-party.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

type Browser = Person["browser"];
type Options = Parameters<Authenticator["assert"]>[0];
const options = async (browser: Browser, path: string) => (await browser.mutate(`passkey.${path}`, {})).data as Options;

/** Registers an authenticator with the person who is signed in to a browser. */
async function register(browser: Browser, authenticator = new Authenticator()) {
  const credential = authenticator.register(await options(browser, "registrationOptions"));
  const answer = await browser.mutate("passkey.register", { name: "Laptop", credential });
  return { authenticator, credential, answer };
}

async function signIn(authenticator: Authenticator) {
  const browser = openBrowser(desk.url);
  const credential = authenticator.assert(await options(browser, "signInOptions"));
  return { browser, credential, answer: await browser.mutate("passkey.signIn", { credential }) };
}

const bad = { code: "invalid", reason: "bad_passkey" };
const over = { code: "not_found", reason: "challenge_over" };

describe("a passkey", () => {
  it("is registered under a name, listed, renamed and removed, and that is written down", async () => {
    const { browser, who } = await openPerson(desk);
    const { answer } = await register(browser);
    const { id: passkeyId } = answer.data as { id: string };
    const list = () => browser.client().passkey.list.query();

    const made = await list();
    const renamed = await browser.mutate("passkey.rename", { passkeyId, name: "Phone" });
    const removed = await browser.mutate("passkey.remove", { passkeyId });

    const passkey = { id: passkeyId, name: "Laptop", createdAt: expect.any(String), lastUsedAt: null };
    expect(made).toEqual({ host: "localhost", passkeys: [passkey] });
    expect(renamed.data).toEqual({ ...passkey, name: "Phone" });
    expect(removed.data).toEqual({ id: passkeyId });
    expect((await list()).passkeys).toEqual([]);
    expect((await auditOf(desk)).filter(({ actorId }) => actorId === who.userId).map(({ action }) => action)).toEqual([
      "passkey.register",
      "passkey.remove",
    ]);
  });

  it("[S] signs its holder in, without e-mail, password or second factor", async () => {
    const { browser, who } = await openPerson(desk);
    const { authenticator } = await register(browser);

    const { answer, browser: another } = await signIn(authenticator);
    await signIn(authenticator);

    expect(answer.data).toEqual({ next: "done" });
    const me = await another.client().identity.me.query();
    expect(me?.user.id).toBe(who.userId);
    expect(me?.provedUntil).not.toBeNull();
    expect((await browser.client().passkey.list.query()).passkeys[0]?.lastUsedAt).not.toBeNull();
  });

  it("[S] ends with the password that a link replaced, whosever it was", async () => {
    const [admin, person] = [await desk.as("admin"), await openPerson(desk)];
    const { authenticator } = await register(person.browser);
    const link = await admin.member.createResetLink.mutate(withOpId({ memberId: person.who.memberId }));

    const set = { secret: link.secret, password: "an entirely new password" };
    expect((await openBrowser(desk.url).mutate("password.reset", set)).status).toBe(200);

    expect((await signIn(authenticator)).answer.refusal).toMatchObject(bad);
  });

  it("[S] opens sensitive changes as the password does, for its own holder", async () => {
    const [person, stranger] = [await openPerson(desk), await openPerson(desk)];
    const { authenticator } = await register(person.browser);
    const theirs = await register(stranger.browser);
    await desk.build.moveClock(601);
    const prove = async (by: Authenticator) =>
      person.browser.mutate("passkey.prove", { credential: by.assert(await options(person.browser, "proofOptions")) });

    expect((await person.browser.mutate("secondFactor.enrol", {})).refusal).toMatchObject({ reason: "proof_required" });
    expect((await prove(theirs.authenticator)).refusal).toMatchObject(bad);
    expect((await prove(authenticator)).data).toEqual({ provedUntil: expect.any(String) });
    expect((await person.browser.mutate("secondFactor.enrol", {})).status).toBe(200);
  });
});

describe("[S] an answer to a challenge", () => {
  it("works once, for five minutes, and for what was asked", async () => {
    const { browser } = await openPerson(desk);
    const { authenticator, credential: registration } = await register(browser);
    const { credential } = await signIn(authenticator);
    const nobody = openBrowser(desk.url);
    const late = authenticator.assert(await options(nobody, "signInOptions"));
    const forProof = authenticator.assert(await options(browser, "proofOptions"));

    expect((await nobody.mutate("passkey.signIn", { credential })).refusal).toMatchObject(over);
    expect((await nobody.mutate("passkey.signIn", { credential: forProof })).refusal).toMatchObject(over);
    expect((await browser.mutate("passkey.register", { name: "x", credential: registration })).refusal).toMatchObject(
      over,
    );
    await desk.build.moveClock(301);
    expect((await nobody.mutate("passkey.signIn", { credential: late })).refusal).toMatchObject(over);
  });

  it("is refused from a foreign page, without verification of its holder, and with a foreign signature", async () => {
    const { browser } = await openPerson(desk);
    const { authenticator } = await register(browser);
    const nobody = openBrowser(desk.url);
    const attempt = async (change: (signed: ReturnType<Authenticator["assert"]>) => object, by = authenticator) =>
      (await nobody.mutate("passkey.signIn", { credential: change(by.assert(await options(nobody, "signInOptions"))) }))
        .refusal;
    const foreign = new Authenticator("https://localhost.evil.example");
    const other = new Authenticator();

    expect(await attempt((signed) => signed, foreign)).toMatchObject(bad);
    expect(await attempt((signed) => signed, other)).toMatchObject(bad);
    expect(await attempt((signed) => ({ ...other.assert({ challenge: "x" }), id: signed.id }))).toMatchObject(over);
    expect(await attempt((signed) => ({ ...signed, signature: "AAAA" }))).toMatchObject(bad);
    expect(await attempt((signed) => ({ ...signed, clientDataJSON: "bm9uc2Vuc2U" }))).toMatchObject(bad);
    authenticator.verifiesUser = false;
    expect(await attempt((signed) => signed)).toMatchObject(bad);
    authenticator.verifiesUser = true;
    expect(await attempt((signed) => signed)).toBeNull();
  });

  it("registers nothing that does not verify its holder, nor one authenticator twice", async () => {
    const { browser } = await openPerson(desk);
    const careless = new Authenticator();
    careless.verifiesUser = false;
    const { authenticator } = await register(browser);

    expect((await register(browser, careless)).answer.refusal).toMatchObject(bad);
    expect((await register(browser, authenticator)).answer.refusal).toMatchObject({ code: "conflict" });
  });
});

it("[P7] is nobody else's to rename or remove", async () => {
  const [person, stranger] = [await openPerson(desk), await openPerson(desk)];
  const { answer } = await register(person.browser);
  const { id: passkeyId } = answer.data as { id: string };

  for (const [path, rest] of Object.entries({ rename: { name: "x" }, remove: {} }))
    expect((await stranger.browser.mutate(`passkey.${path}`, { passkeyId, ...rest })).refusal).toMatchObject({
      code: "not_found",
    });
  expect((await stranger.browser.client().passkey.list.query()).passkeys).toEqual([]);
});

it.each([
  [null, "localhost"],
  ["https://desk.example.org", "desk.example.org"],
  ["http://localhost:4000", "localhost"],
  ["http://desk.example.org", undefined],
  ["https://192.0.2.7", undefined],
  ["https://[2001:db8::1]", undefined],
])("at %s works under %s", (address, host) => {
  expect(relyingPartyAt(address === null ? null : new URL(address))?.id).toBe(host);
});
