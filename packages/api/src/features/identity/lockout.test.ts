import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../../testing/browser.ts";
import { type TestDesk, testDesk } from "../../testing/index.ts";
import { openPerson } from "../../testing/person.ts";
import { proof } from "../../throttle.ts";

let desk: TestDesk;
beforeAll(async () => {
  // The last entry of X-Forwarded-For is who calls: so one machine can be many addresses.
  desk = await testDesk({ trustProxy: true });
});
afterAll(() => desk[Symbol.asyncDispose]());

const signInFrom = async (address: string, input: { email: string; password: string }, cookie = "") => {
  const response = await fetch(`${desk.url}/trpc/identity.signIn`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-frontdesk": "1", "x-forwarded-for": address, cookie },
    body: JSON.stringify({ ...input, opId: crypto.randomUUID() }),
  });
  return response.status;
};

/** Somebody whose account strangers try from as many addresses as they please. */
async function besieged() {
  const { who, password } = await openPerson(desk);
  const guess = { email: who.email, password: "not the password" };
  return { right: { email: who.email, password }, guess };
}

describe("[S] wrong passwords of strangers", () => {
  it("shut their own address out, and not the holder of the account", async () => {
    const { right, guess } = await besieged();

    for (let tries = 0; tries < proof.pair; tries += 1) expect(await signInFrom("198.51.100.1", guess)).toBe(401);

    expect(await signInFrom("198.51.100.1", right)).toBe(429);
    expect(await signInFrom("198.51.100.2", right)).toBe(200);
  });

  it("count by the /64 of an IPv6 address, of which a stranger has them all", async () => {
    const { right, guess } = await besieged();

    for (let tries = 0; tries < proof.pair; tries += 1)
      expect(await signInFrom(`2001:db8:0:1::${tries + 1}`, guess)).toBe(401);

    expect(await signInFrom("2001:db8:0:1:ffff::1", right)).toBe(429);
    expect(await signInFrom("2001:db8:0:2::1", right)).toBe(200);
  });

  it("from everywhere at once shut the account in the end, but never in a browser it was signed in to before", async () => {
    const { right, guess } = await besieged();
    const browser = openBrowser(desk.url);
    await browser.mutate("identity.signIn", right);
    const known = browser.cookie().replace(/^frontdesk=[^;]*; /, "");
    const key = { of: "account" as const, key: await keyOf(guess.email) };
    for (let tries = 0; tries <= proof.account; tries += 1)
      await desk.services.throttle.spendProof([key]).catch(() => undefined);

    expect(await signInFrom("203.0.113.200", right)).toBe(429);
    expect(await signInFrom("203.0.113.201", right, known)).toBe(200);
    expect(await signInFrom("203.0.113.202", right, "frontdesk-known=aaaaaaaaaaaaaaaaaaaaaa")).toBe(429);
  });

  it("in a browser that is known are counted too", async () => {
    const { right, guess } = await besieged();
    const browser = openBrowser(desk.url);
    await browser.mutate("identity.signIn", right);
    const known = browser.cookie().replace(/^frontdesk=[^;]*; /, "");

    for (let tries = 0; tries < proof.pair; tries += 1)
      expect(await signInFrom("203.0.113.10", guess, known)).toBe(401);

    expect(await signInFrom("203.0.113.10", right, known)).toBe(429);
  });
});

async function keyOf(email: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", Buffer.from(email))).toString("base64url");
}
