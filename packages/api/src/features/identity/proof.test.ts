import { createDesk, withOpId } from "@frontdesk/client";
import { accountLimits, closeCodes } from "@frontdesk/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AppRouter } from "../../router.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { openPerson } from "../../testing/person.ts";
import { followFrame, openRawSocket } from "../../testing/raw-socket.ts";
import { proof } from "../../throttle.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const token = { name: "Report", permissions: ["member:read"], expiresInDays: null };
const minutes = accountLimits.proofMinutes;

/** Somebody who signed in so long ago that it proves nothing any more. */
async function openUnproven(preset: "owner" | "viewer" = "owner") {
  const person = await openPerson(desk, preset);
  await desk.build.moveClock(minutes * 60 + 1);
  return { ...person, headers: { "x-workspace": desk.home.slug } };
}

describe("[S] a sensitive change", () => {
  it("is open for ten minutes after signing in, and again after the password", async () => {
    const { browser, password } = await openUnproven();
    const before = browser.client(desk.home.slug);
    const provedUntil = async () => (await browser.client().identity.me.query())?.provedUntil;

    expect(await provedUntil()).toBeNull();
    const refused = await browser.mutate("secondFactor.enrol", {});
    const proved = await browser.mutate("identity.prove", { password });
    const taken = await browser.mutate("secondFactor.enrol", {});

    expect(refused.refusal).toMatchObject({ code: "forbidden", reason: "proof_required" });
    expect(proved.data).toEqual({ provedUntil: await provedUntil() });
    expect(taken.status).toBe(200);
    // The former secret works for what is under way, and not for longer.
    expect(await before.identity.me.query()).not.toBeNull();
    await desk.build.moveClock(31);
    expect(await before.identity.me.query()).toBeNull();
    expect(await browser.client().identity.me.query()).not.toBeNull();
  });

  it("goes on under another secret, with which the live connections come back (P8)", async () => {
    const { browser, password } = await openUnproven("viewer");
    const sessionOf = async () => (await browser.client().session.list.query()).find(({ isThis }) => isThis)!.id;
    const follow = async () => {
      const socket = openRawSocket({ url: desk.url, cookie: browser.cookie() });
      await socket.opened;
      socket.say(followFrame(1));
      await expect.poll(() => desk.services.registry.countOf(sessionId)).toBe(1);
      return socket;
    };
    const [sessionId, cookie] = [await sessionOf(), browser.cookie()];
    const socket = await follow();

    await browser.mutate("identity.prove", { password });

    expect(await socket.closed).toBe(closeCodes.restarting);
    expect(browser.cookie()).not.toBe(cookie);
    expect(await sessionOf()).toBe(sessionId);
    (await follow()).close();
  });

  it("is not open to the former secret, nor that to anything once the password is another", async () => {
    const { browser, password } = await openUnproven();
    const former = () => openCopy(browser.cookie());
    const openCopy = (cookie: string) => createDesk<AppRouter>({ url: desk.url, headers: { cookie } }).client;

    const stolen = former();
    await browser.mutate("identity.prove", { password });
    expect((await stolen.identity.me.query())?.provedUntil).toBeNull();
    await expect(stolen.secondFactor.enrol.mutate(withOpId({}))).rejects.toMatchObject({
      data: { desk: { reason: "proof_required" } },
    });

    const again = former();
    await browser.mutate("password.change", { current: password, password: "an entirely new password" });
    expect(await again.identity.me.query()).toBeNull();
    expect(await browser.client().identity.me.query()).not.toBeNull();
  });

  it.each([
    ["a wrong password", "identity.prove"],
    ["a wrong current password", "password.change"],
  ])("stays shut for %s, and after ten for the right one too", async (_what, path) => {
    const { browser, password } = await openUnproven("viewer");
    const field = path === "identity.prove" ? "password" : "current";
    const attempt = (typed: string) =>
      browser.mutate(
        path,
        field === "password" ? { password: typed } : { current: typed, password: "another password" },
      );

    const wrong = await attempt("not the password");
    expect(wrong.refusal).toMatchObject({ code: "invalid", reason: "wrong_password", fields: { [field]: "wrong" } });
    expect(wrong.setCookie).toBeNull();

    for (let tries = 1; tries < proof.pair; tries += 1) await attempt("not the password");
    expect((await attempt(password)).refusal).toMatchObject({ code: "limited" });
    await desk.build.moveClock(proof.windowMs / 1_000 + 1);
  });
});

it("[S] asks for the proof wherever keys are given out or owners are made", async () => {
  const [owner, viewer] = [await openUnproven(), await desk.as("viewer")];
  const client = owner.caller;
  const { memberId = "" } = viewer.who ?? {};
  const opId = () => crypto.randomUUID();
  const required = { data: { desk: { code: "forbidden", reason: "proof_required" } } };

  const calls = [
    client.token.create.mutate({ ...token, permissions: ["member:read"], opId: opId() }),
    client.member.changeRole.mutate({ memberId, preset: "owner", version: 1, opId: opId() }),
    client.member.createResetLink.mutate({ memberId, opId: opId() }),
    client.member.clearSecondFactor.mutate({ memberId, opId: opId() }),
    client.invitation.create.mutate({ email: null, preset: "owner", opId: opId() }),
    client.secondFactor.disable.mutate({ opId: opId() }),
    client.secondFactor.renewCodes.mutate({ opId: opId() }),
    client.passkey.registrationOptions.mutate({ opId: opId() }),
    client.passkey.remove.mutate({ passkeyId: opId(), opId: opId() }),
  ];

  for (const call of calls) await expect(call).rejects.toMatchObject(required);
  // Everyday management is not sensitive.
  await client.member.changeRole.mutate({ memberId, preset: "operator", version: 1, opId: opId() });
});
