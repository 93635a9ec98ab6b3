import { forwardedFrom } from "../cast.ts";
import { type Chance, createChance } from "../chance.ts";
import type { Ground } from "../ground.ts";
import { inParallel } from "../in-parallel.ts";
import { leakIn } from "../leaks.ts";
import { patienceMs } from "../send.ts";
import { Tally } from "../tally.ts";
import { BareSocket, type Handshake, rightHandshake, spoken } from "./bare-socket.ts";

const paths = [
  "//",
  "//evil/trpc",
  "/",
  "/trpcx",
  "/trpc/feed.follow",
  "*",
  "http://[",
  "/%",
  "/trpc?%",
  "\\",
  "/trpc#x",
];
const hosts = ["[", "a b", "evil.example", "", "[::", "127.0.0.1:99999", "x".repeat(300), "é", "localhost\u0000"];
const methods = ["POST", "OPTIONS", "CONNECT", "PUT", "PRI", "get", "G\u0000T", "TRACE"];
const versions = ["HTTP/1.0", "HTTP/0.9", "HTTP/9.9", "HTTP/2.0", "SMTP/1.1", ""];
const values = ["", "null", "http://evil.example", "x".repeat(20_000), "7", "99", "\u0001", "a, b, c", "http://["];

/** Opens sockets wrongly in every way (F1): each is refused with a 4xx or its connection ended, and soon. */
export async function fuzzHandshakes(ground: Ground): Promise<Tally> {
  const tally = new Tally("handshakes");
  await inParallel({ ...ground, width: 12 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const right = rightHandshake(ground.url, [["X-Forwarded-For", forwardedFrom(chance)]]);
    let bytes = spoken(right);
    for (let count = chance.below(3); count >= 0; count -= 1) bytes = spoken(bent(right, chance));
    const socket = new BareSocket(ground.url);
    // One that only begins is the server's to end, by its own patience, which is longer than this one's.
    const isCut = chance.one(0.05);
    socket.say(isCut ? bytes.slice(0, chance.below(bytes.length)) : bytes);
    if (chance.one(0.05)) socket.say(chance.bytes(chance.below(500)));
    if (chance.one(0.05)) socket.halfClose();
    const came = isCut || (await socket.until(() => /^HTTP\/1\.1 \d{3}/.test(socket.heard), patienceMs));
    if (!came) tally.violate(index, "no answer", bytes.slice(0, 300));
    const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(socket.heard)?.[1] ?? 0);
    if (status >= 500 && status !== 505 && status !== 501) tally.violate(index, socket.heard.slice(0, 80), bytes);
    const leak = leakIn(socket.heard, ground.secrets);
    if (leak) tally.violate(index, leak, bytes.slice(0, 300));
    tally.note(status === 0 ? (isCut ? "cut by us" : "ended") : String(status));
    socket.close();
  });
  return tally;
}

function bent(handshake: Handshake, chance: Chance): Handshake {
  switch (chance.below(6)) {
    case 0:
      handshake.method = chance.pick(methods);
      break;
    case 1:
      handshake.path = chance.one(0.5) ? chance.pick(paths) : `/${chance.bytes(20).toString("latin1")}`;
      break;
    case 2:
      handshake.version = chance.pick(versions);
      break;
    case 3:
      handshake.headers.push([
        chance.pick(["X", "Host", "Cookie", "", "Upgrade", "Content-Length"]),
        chance.pick(values),
      ]);
      break;
    default: {
      const header = chance.pick(handshake.headers);
      header[1] = header[0] === "Host" ? chance.pick(hosts) : chance.pick(values);
    }
  }
  return handshake;
}
