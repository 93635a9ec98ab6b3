import { randomInt } from "node:crypto";
import { connect } from "node:net";
import { closeCodes } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Caller, type TestDesk, testDesk } from "../testing/index.ts";
import { followFrame, openRawSocket, queryFrame, type RawSocket } from "../testing/raw-socket.ts";
import { lockSessions } from "../testing/waiting.queries.ts";

let desk: TestDesk;
let host: string;
let port: number;
const sockets: RawSocket[] = [];

beforeAll(async () => {
  desk = await testDesk({ introductionMs: 200 });
  ({ hostname: host } = new URL(desk.url));
  port = Number(new URL(desk.url).port);
});
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await desk[Symbol.asyncDispose]();
});

const cookieOf = (caller: Caller) => `frontdesk=${caller.who?.sessionSecret}`;
const lives = async () => expect((await fetch(`${desk.url}/health`)).status).toBe(200);

function open(caller: Caller | null, options: { introduces?: boolean } = {}): RawSocket {
  const socket = openRawSocket({ url: desk.url, ...(caller && { cookie: cookieOf(caller) }), ...options });
  sockets.push(socket);
  return socket;
}

/** Sends bytes as they are, and resolves with the status of the answer; 0 where the connection just ended. */
function handshake(bytes: string): Promise<number> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(port, host, () => socket.write(bytes));
    socket.on("data", (chunk) => {
      answer += chunk;
      socket.destroy();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)));
  });
}

describe("[F1, P9] a handshake", () => {
  const good = { method: "GET", path: "/trpc?connectionParams=1", version: "HTTP/1.1", host: "", origin: "", ws: "13" };
  type Part = keyof typeof good;
  const hostile: Record<Part, string[]> = {
    method: ["POST", "OPTIONS", "CONNECT", "PUT"],
    path: ["//", "//evil/trpc", "/", "/trpcx", "/trpc/feed.follow", "*", "http://[", "/%", `/${"a".repeat(9000)}`],
    version: ["HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "SMTP/1.1"],
    host: ["[", "a b", "evil.example", "127.0.0.1.evil.example", "[::", "127.0.0.1:99999", "x".repeat(300), "\u00e9"],
    origin: ["http://evil.example", "null", "file://", "http://127.0.0.1", "https://[", "x".repeat(300)],
    ws: ["", "7", "99", "x"],
  };
  const compose = (parts: typeof good) =>
    [
      `${parts.method} ${parts.path} ${parts.version}`,
      `Host: ${parts.host}`,
      `Origin: ${parts.origin}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
      `Sec-WebSocket-Version: ${parts.ws}`,
      "",
      "",
    ].join("\r\n");
  const parts = () => ({ ...good, host: `${host}:${port}`, origin: desk.url });

  it("that is right is accepted", async () => {
    expect(await handshake(compose(parts()))).toBe(101);
  });

  it("of three hundred hostile ones is refused each time, and the process lives", async () => {
    const seed = randomInt(2 ** 31);
    const random = generator(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const names = Object.keys(hostile) as Part[];
    for (let count = 0; count < 300; count += 1) {
      const bad = parts();
      for (const part of [pick(names), pick(names)]) bad[part] = pick(hostile[part]);
      const bytes = compose(bad);
      const status = await handshake(bytes);
      expect(
        status < 500 && status !== 101 && status !== 200,
        `seed ${seed}: ${status} to ${bytes.slice(0, 200)}`,
      ).toBe(true);
    }
    await lives();
  });

  it("with more than 16 KiB of headers is refused", async () => {
    const bytes = compose(parts()).replace("Connection:", `X-Long: ${"x".repeat(17_000)}\r\nConnection:`);
    expect(await handshake(bytes)).toBe(431);
  });

  it("beyond the number of sockets in all gets a 503", async () => {
    // Of its own, since here a socket that is slow to say who it is gives its place up.
    await using full = await testDesk({ maxSockets: 2 });
    const cookie = cookieOf(await full.as("operator"));
    const knock = () => openRawSocket({ url: full.url, cookie });
    const [one, other] = [knock(), knock()];
    await Promise.all([one.opened, other.opened]);

    await expect(knock().opened).rejects.toThrow("503");

    one.close();
    await expect.poll(() => knock().opened.then(() => "open", String)).toBe("open");
  });
});

describe("[F6, P9] a socket", () => {
  it("that never says who it is, is closed", async () => {
    const caller = await desk.as("operator");

    expect(await open(caller, { introduces: false }).closed).toBe(closeCodes.signedOut);
  });

  it("that only says PING is closed too", async () => {
    const socket = open(await desk.as("operator"), { introduces: false });
    await socket.opened;
    socket.sayBytes("PING");

    expect(await socket.closed).toBe(closeCodes.signedOut);
  });

  it("[C25, P11] that said who it is waits for a slow database, and is nobody's sign-out", async () => {
    const caller = await desk.as("operator");
    const [locked, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = acrossWorkspaces(desk.services.database, "sign-in").write({}, async ({ db }) => {
      await lockSessions(db);
      locked.resolve();
      await free.promise;
      return { value: null, events: [] };
    });
    await locked.promise;
    const socket = open(caller);
    await socket.opened;
    socket.say(followFrame(1));

    // One that keeps quiet came later, and its time is over.
    expect(await open(caller, { introduces: false }).closed).toBe(closeCodes.signedOut);
    free.resolve();
    await holding;

    await expect.poll(() => socket.frames.length).toBe(2);
    socket.close();
  });

  it("[B2] of nobody is closed at once, and told why", async () => {
    expect(await open(null).closed).toBe(closeCodes.signedOut);
  });

  it("[P9] is one of eight of its session", async () => {
    const caller = await desk.as("operator");
    const eight = Array.from({ length: 8 }, () => open(caller));
    await Promise.all(eight.map(({ opened }) => opened));
    for (const socket of eight) socket.say(queryFrame(1));
    await expect.poll(() => eight.every(({ frames }) => frames.length === 1)).toBe(true);

    expect(await open(caller).closed).toBe(closeCodes.tooManyMessages);
    for (const socket of eight) socket.close();
  });

  it("may follow 32 things at a time, and others again when it stopped some", async () => {
    const socket = open(await desk.as("operator"));
    await socket.opened;
    for (let id = 1; id <= 33; id += 1) socket.say(followFrame(id));
    const answers = (id: number) =>
      JSON.stringify(socket.frames.filter((frame) => (frame as { id: number }).id === id));

    const refused = () => socket.frames.filter((frame) => JSON.stringify(frame).includes("too_many_requests"));
    await expect.poll(() => socket.frames.length, { timeout: 5_000 }).toBeGreaterThanOrEqual(66);
    expect(refused().length).toBe(1);
    for (let id = 1; id <= 4; id += 1) socket.say({ id, method: "subscription.stop" });
    await expect.poll(() => answers(4)).toContain("stopped");
    socket.say(followFrame(40));

    await expect.poll(() => answers(40)).toContain('"events":[]');
    socket.close();
  });

  it("[C27, D24] that talks too much is closed", async () => {
    const socket = open(await desk.as("operator"));
    await socket.opened;
    for (let id = 0; id < 61; id += 1) socket.say(queryFrame(id));

    expect(await socket.closed).toBe(closeCodes.tooManyMessages);
    await lives();
  });

  it.each([
    ["more than 256 KiB", "x".repeat(300 * 1024), 1009],
    ["what is no UTF-8", Buffer.from([0x81, 0x02, 0xff, 0xfe]), null],
    ["half a sentence", '{"id":1,"method":', null],
    ["an array of nothing known", '[1,null,"x",[[]]]', null],
    ["a call without a path", '{"id":1,"method":"query"}', null],
    ["a call of a prototype", '{"id":1,"method":"query","params":{"path":"__proto__"}}', null],
    ["a method nobody knows", '{"id":1,"method":"constructor","params":{"path":"conversation.counts"}}', null],
    ["eleven calls in one frame", JSON.stringify(Array.from({ length: 11 }, (_, id) => queryFrame(id))), null],
  ])("that says %s is told so or closed, and no other suffers", async (_what, bytes, code) => {
    const socket = open(await desk.as("operator"));
    await socket.opened;
    socket.sayBytes(bytes);

    if (code) expect(await socket.closed).toBe(code);
    else await expect.poll(() => JSON.stringify(socket.frames)).toContain('"error"');
    const said = JSON.stringify(socket.frames);
    expect(said).not.toMatch(/stack|node_modules|\.ts:/);
    expect(said).not.toContain('"result"');
    await lives();
    socket.close();
  });
});

/** Mulberry32: a small generator whose seed a failure prints. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
