import { connect } from "node:net";
import { deskErrorOf, withOpId } from "@frontdesk/client";
import { closeCodes, type DeskErrorData } from "@frontdesk/contract";
import { describe, expect, it, vi } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { followFrame, openRawSocket, queryFrame } from "../testing/raw-socket.ts";

const roomy = { requests: { points: 1_000, seconds: 10 }, silentSockets: { perAddress: 100, inAll: 100 } };
const narrow = { ...roomy, requests: { points: 3, seconds: 60 } };

const cookieOf = (caller: Caller) => `frontdesk=${caller.who?.sessionSecret}`;
const from = (address: string) => ({ "x-frontdesk": "1", "x-forwarded-for": address });

function streamOf(desk: TestDesk, cookie: string): Promise<Response> {
  const headers = { cookie, accept: "text/event-stream", "sec-fetch-site": "same-origin" };
  return fetch(`${desk.url}/trpc/feed.follow?input={}&workspace=home`, { headers });
}

/** The first line of the answer to a right handshake, and its headers. */
function handshake(desk: TestDesk, address: string): Promise<string> {
  const { port, host } = new URL(desk.url);
  const lines = [
    "GET /trpc HTTP/1.1",
    `Host: ${host}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version: 13",
    `X-Forwarded-For: ${address}`,
  ];
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    socket.once("data", (chunk) => {
      resolve(String(chunk));
      socket.destroy();
    });
  });
}

describe("[D24] an address that asks too much", () => {
  it("is refused before the database is asked who it is, with the time to wait, and no other address is", async () => {
    await using desk = await testDesk({ limits: narrow, trustProxy: true });
    const { cookie } = { cookie: cookieOf(await desk.as("operator")) };
    const ask = (address: string) =>
      fetch(`${desk.url}/trpc/identity.me`, { headers: { ...from(address), "x-workspace": "home", cookie } });
    for (let count = 0; count < 3; count += 1) expect((await ask("203.0.113.7")).status).toBe(200);
    const looked = vi.spyOn(desk.services.throttle, "spend");

    const refused = await ask("203.0.113.7");

    expect(refused.status).toBe(429);
    expect(looked).not.toHaveBeenCalled();
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    const { error } = (await refused.json()) as { error: { data: { desk: DeskErrorData } } };
    expect(error.data.desk).toMatchObject({ code: "limited", reason: "too_many_requests" });
    expect(error.data.desk.retryAfterMs).toBeGreaterThan(50_000);
    expect((await ask("203.0.113.8")).status).toBe(200);
  });

  it("is one by its first 64 bits, where it is of IPv6", async () => {
    await using desk = await testDesk({ limits: narrow, trustProxy: true });
    const statuses = [];
    for (const last of ["1", "2", "3", "4"]) {
      const response = await fetch(`${desk.url}/trpc/installation.get`, { headers: from(`2001:db8::${last}`) });
      statuses.push(response.status);
    }

    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it("is refused sockets, streams and files alike", async () => {
    await using desk = await testDesk({ limits: narrow, trustProxy: true });
    const headers = from("203.0.113.9");
    for (let count = 0; count < 3; count += 1) await fetch(`${desk.url}/trpc/installation.get`, { headers });

    const file = `${desk.url}/w/home/files/${crypto.randomUUID()}`;
    expect((await fetch(file, { headers })).status).toBe(429);
    const accept = { ...headers, accept: "text/event-stream" };
    expect((await fetch(`${desk.url}/trpc/feed.follow?input={}`, { headers: accept })).status).toBe(429);
    expect(await handshake(desk, "203.0.113.9")).toMatch(/^HTTP\/1.1 429 .*\r\nRetry-After: \d+\r\n/);
    expect(await handshake(desk, "203.0.113.10")).toMatch(/^HTTP\/1.1 101/);
  });

  it("[B20] is told so by the typed client; the bot, which proves itself without a look-up, never is", async () => {
    await using desk = await testDesk({ limits: narrow });
    const caller = desk.anonymous();
    const refusals: unknown[] = [];
    for (let count = 0; count < 4; count += 1)
      await caller.installation.get.query().catch((error) => refusals.push(deskErrorOf(error)));

    expect(refusals).toMatchObject([
      { code: "limited", reason: "too_many_requests", retryAfterMs: expect.any(Number) },
    ]);
    expect(await desk.installation().telegram.bots.query()).toBeInstanceOf(Array);
  });
});

it.each([
  ["session", async (desk: TestDesk) => ({ cookie: cookieOf(await desk.as("operator")) })],
  [
    "token",
    async (desk: TestDesk) => {
      const permissions = ["conversation:read" as const];
      const owner = await desk.as("owner");
      const { secret } = await owner.token.create.mutate(
        withOpId({ name: "Script", permissions, expiresInDays: null }),
      );
      return { authorization: `Bearer ${secret}` };
    },
  ],
])(
  "[D24] a %s that asks too much is told when to come back, in the body and as a header",
  async (_what, credential) => {
    await using desk = await testDesk({ limits: { ...roomy, requests: { points: 10_000, seconds: 10 } } });
    const headers = { "x-frontdesk": "1", "x-workspace": "home", ...(await credential(desk)) };
    const path = Array.from({ length: 10 }, () => "conversation.counts").join(",");
    const ask = () => fetch(`${desk.url}/trpc/${path}?batch=1&input={}`, { headers });
    for (let count = 0; count < 60; count += 1) await (await ask()).text();

    const refused = await ask();

    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const [{ error }] = (await refused.json()) as [{ error: { data: { desk: DeskErrorData } } }];
    expect(error.data.desk).toMatchObject({ code: "limited", retryAfterMs: expect.any(Number) });
  },
);

describe("[P9] sockets that say nothing", () => {
  it("are few from one address, and are let go once they say who they are", async () => {
    const limits = { ...roomy, silentSockets: { perAddress: 3, inAll: 100 } };
    await using desk = await testDesk({ limits });
    const caller = await desk.as("operator");
    const silent = [1, 2, 3].map(() => openRawSocket({ url: desk.url, cookie: cookieOf(caller), introduces: false }));
    await Promise.all(silent.map(({ opened }) => opened));

    await expect(openRawSocket({ url: desk.url }).opened).rejects.toThrow("503");
    silent[0]?.say({ method: "connectionParams", data: { workspace: "home" } });
    silent[0]?.say(queryFrame(1));
    await expect.poll(() => silent[0]?.frames.length).toBe(1);

    const next = openRawSocket({ url: desk.url, cookie: cookieOf(caller) });
    await next.opened;
    for (const socket of [...silent, next]) socket.close();
  });
});

describe("[P9] an event stream", () => {
  it("takes one of the places of all live connections, and gives it back", async () => {
    await using desk = await testDesk({ maxSockets: 2 });
    const [one, other] = [cookieOf(await desk.as("operator")), cookieOf(await desk.as("operator"))];
    const streams = [await streamOf(desk, one), await streamOf(desk, other)];

    const refused = await streamOf(desk, one);
    expect([refused.status, await refused.text()]).toEqual([503, expect.any(String)]);
    await expect(openRawSocket({ url: desk.url, cookie: one }).opened).rejects.toThrow("503");

    for (const { body } of streams) await body?.cancel();
    await expect.poll(async () => handshake(desk, "127.0.0.1")).toMatch(/^HTTP\/1.1 101/);
  });

  it("is one of the eight live connections of its session", async () => {
    await using desk = await testDesk();
    const cookie = cookieOf(await desk.as("operator"));
    const sockets = Array.from({ length: 7 }, () => openRawSocket({ url: desk.url, cookie }));
    for (const socket of sockets) {
      await socket.opened;
      socket.say(followFrame(1));
    }
    await expect.poll(() => sockets.every(({ frames }) => frames.length > 1)).toBe(true);
    const stream = await streamOf(desk, cookie);
    const first = await stream.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain("connected");

    await expect.poll(() => [...desk.services.registry.connections()].length).toBe(8);
    expect(await openRawSocket({ url: desk.url, cookie }).closed).toBe(closeCodes.tooManyMessages);
    expect(await (await streamOf(desk, cookie)).text()).toContain("too_many_requests");
    for (const socket of sockets) socket.close();
  });
});

it("[R12] a server that stops tells its sockets to come back, and after how long", async () => {
  const desk = await testDesk();
  const socket = openRawSocket({ url: desk.url, cookie: cookieOf(await desk.as("operator")) });
  await socket.opened;
  socket.say(followFrame(1));
  await expect.poll(() => socket.frames.length).toBe(2);

  await desk[Symbol.asyncDispose]();

  expect(await socket.closed).toBe(closeCodes.restarting);
  expect(await socket.reason).toMatch(/^back in \d+ ms$/);
});
