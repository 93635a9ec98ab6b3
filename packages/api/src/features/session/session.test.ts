import { withOpId } from "@frontdesk/client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { auditOf, openPerson, type Person } from "../../testing/person.ts";
import { refusal } from "../../testing/refusal.ts";
import { deviceOf } from "./device-of.ts";

let desk: TestDesk;
beforeAll(async () => {
  desk = await testDesk();
});
afterAll(() => desk[Symbol.asyncDispose]());

const another = async ({ who, password }: Person) => {
  const browser = openBrowser(desk.url);
  await browser.mutate("identity.signIn", { email: who.email, password });
  return browser;
};
const idOf = async (browser: Person["browser"]) =>
  (await browser.client().session.list.query()).find(({ isThis }) => isThis)!.id;

describe("the list of sessions", () => {
  it("shows where one is signed in, and which is this one; nobody else's", async () => {
    const person = await openPerson(desk);
    const stranger = await openPerson(desk);
    await another(person);

    const sessions = await person.browser.client().session.list.query();

    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ isThis }) => isThis)).toEqual([
      expect.objectContaining({ ip: "127.0.0.1", device: { browser: null, system: null } }),
    ]);
    expect(sessions.map(({ id }) => id)).not.toContain(await idOf(stranger.browser));
    await expect(desk.anonymous().session.list.query()).rejects.toMatchObject(refusal("unauthenticated", "signed_out"));
  });

  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox", "Linux"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge", "Windows"],
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari", "iPhone"],
    ["Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36", "Chrome", "Android"],
    ["curl/8", null, null],
    [null, null, null],
  ])("says %s in words", (agent, browser, system) => {
    expect(deviceOf(agent)).toEqual({ browser, system });
  });
});

describe("[P8] signing a device out", () => {
  it("ends its live connections within two seconds, and is written down", async () => {
    const person = await openPerson(desk);
    const { sessionId } = person.who;
    const feed = person.caller.feed.follow.subscribe({}, {});
    await expect.poll(() => desk.services.registry.countOf(sessionId)).toBe(1);

    const answer = await person.browser.mutate("session.revoke", { sessionId });

    await expect.poll(() => desk.services.registry.countOf(sessionId), { timeout: 2_000 }).toBe(0);
    expect(answer.data).toEqual({ id: sessionId });
    expect(await person.caller.identity.me.query()).toBeNull();
    expect(await auditOf(desk)).toContainEqual(
      expect.objectContaining({ action: "session.revoke", actorId: person.who.userId, subjectId: sessionId }),
    );
    feed.unsubscribe();
  });

  it("takes the cookie along where it is one's own", async () => {
    const { browser } = await openPerson(desk);

    const answer = await browser.mutate("session.revoke", { sessionId: await idOf(browser) });

    expect(answer.setCookie).toMatch(/^frontdesk=; .*Expires=Thu, 01 Jan 1970/);
    expect(await browser.client().identity.me.query()).toBeNull();
  });

  it("is not for somebody else's, or one that is over", async () => {
    const [person, stranger] = [await openPerson(desk), await openPerson(desk)];
    const sessionId = await idOf(person.browser);
    const revoke = (by: Person) => by.browser.mutate("session.revoke", { sessionId });

    expect((await revoke(stranger)).refusal).toMatchObject({ code: "not_found" });
    expect((await revoke(person)).status).toBe(200);
    expect((await revoke(person)).refusal).toMatchObject({ code: "unauthenticated" });
  });

  it("leaves this one alone where all others are meant", async () => {
    const person = await openPerson(desk);
    const other = await another(person);
    const call = withOpId({});

    const answers = [
      await person.browser.mutate("session.revokeOthers", call),
      await person.browser.mutate("session.revokeOthers", call),
    ];

    expect(answers.map(({ data }) => data)).toEqual([{ revoked: 2 }, { revoked: 2 }]);
    expect(await other.client().identity.me.query()).toBeNull();
    expect(await person.browser.client().session.list.query()).toHaveLength(1);
  });
});

it("[C24] lives on for as long as it is used, a week at most, and ends after twelve idle hours", async () => {
  await using later = await testDesk();
  const [busy, idle] = [await later.as("viewer"), await later.as("viewer")];
  const hour = 3_600;
  const isIn = async (caller: typeof busy) => (await caller.identity.me.query()) !== null;

  for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
    expect(await isIn(busy)).toBe(true);
    await later.build.moveClock(11 * hour);
  }
  await later.build.moveClock(11 * hour);

  expect(await isIn(busy)).toBe(false);
  expect(await isIn(idle)).toBe(false);

  const fresh = await later.as("viewer");
  await later.build.moveClock(12 * hour + 1);
  expect(await isIn(fresh)).toBe(false);
});
