import { forwardedFrom } from "./cast.ts";
import { type Chance, createChance } from "./chance.ts";
import type { Ground } from "./ground.ts";
import { inParallel } from "./in-parallel.ts";
import { send } from "./send.ts";
import { BareSocket, spoken } from "./sockets/bare-socket.ts";
import { Tally } from "./tally.ts";

const plain = "application/octet-stream";
const types = ["image/svg+xml", "text/html", "application/octet-stream", "image/png", "x/y", "multipart/form-data", ""];
const names = [
  "a.png",
  "../../x",
  "a\u0000.exe",
  "a.svg",
  "x".repeat(3_000),
  "",
  'a"; filename="b',
  "имя 😀.pdf",
  "con",
  ".",
];

const hugeBytes = [51 * 1024 * 1024, 21 * 1024 * 1024];

/** Uploads by members and by the bot's process: hostile names, types and forms, empty, broken and too large. */
export async function fuzzUploads(ground: Ground): Promise<Tally> {
  const tally = new Tally("uploads");
  await inParallel({ ...ground, width: 6 }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const { address, init } = chance.one(0.5) ? fromBot(ground, chance) : fromMember(ground, chance);
    // Once each: more than a message can carry, and more than Telegram gives a bot.
    if (index < hugeBytes.length) init.body = new Uint8Array(hugeBytes[index] ?? 0);
    if (chance.one(0.03)) return breakOff(ground, tally, { address, init });
    const headers = { ...init.headers, "x-forwarded-for": forwardedFrom(chance) };
    await send(tally, {
      ...{ index, address: `${ground.url}${address}`, secrets: ground.secrets },
      ...{ init: { ...init, headers }, sent: `${address} ${JSON.stringify(init.headers)}` },
    });
  });
  return tally;
}

// Announces more than it sends, and is gone.
async function breakOff({ url, deadline }: Ground, tally: Tally, { address, init }: Sent): Promise<void> {
  if (deadline.isOver()) return;
  const socket = new BareSocket(url);
  const headers = Object.entries({ ...init.headers, "Content-Length": "100000", Host: new URL(url).host });
  socket.say(spoken({ method: init.method, path: address, version: "HTTP/1.1", headers }));
  socket.say("The beginning of a file");
  await socket.until(() => socket.heard !== "", 20);
  socket.close();
  tally.note("broken off by us");
}

interface Sent {
  address: string;
  init: { method: string; headers: Record<string, string>; body: Uint8Array<ArrayBuffer> };
}

function fromBot({ cast, ids, office }: Ground, chance: Chance): Sent {
  const bot = chance.one(0.5) ? office.botId : ids.pick("botId", chance);
  const attachment = ids.pick("attachmentId", chance);
  const caller = chance.one(0.8) ? cast.installation : chance.pick([cast.operator, cast.nobody, cast.stranger]);
  const leaseToken = chance.pick([chance.uuid(), "", "x", chance.token(200)]);
  return {
    address: chance.one(0.9) ? `/bot-files/${bot}/${attachment}` : `/bot-files/${chance.token(8)}/${attachment}`,
    init: {
      method: chance.one(0.95) ? "PUT" : "POST",
      headers: {
        ...{ ...caller.headers, "x-lease-token": leaseToken },
        "content-type": chance.one(0.8) ? "application/octet-stream" : chance.pick(types),
      },
      body: content(chance),
    },
  };
}

function fromMember({ cast, ids, office }: Ground, chance: Chance): Sent {
  const caller = chance.one(0.8)
    ? chance.pick([cast.operator, ...cast.owners])
    : chance.pick([cast.nobody, cast.stranger]);
  const id = chance.one(0.9)
    ? chance.pick([chance.uuid(), chance.uuid(), ids.pick("uploadId", chance)])
    : chance.token(36);
  if (chance.one(0.05)) ids.learn({ uploadId: id }, "upload");
  const name = chance.pick(names);
  const isForm = chance.one(0.1);
  return {
    address: `/w/${chance.one(0.95) ? office.slug : chance.token(5)}/uploads/${id}`,
    init: {
      method: chance.one(0.95) ? "PUT" : "POST",
      headers: {
        ...caller.headers,
        "content-type": isForm ? "multipart/form-data; boundary=fuzz" : chance.pick([plain, plain, plain, ...types]),
        // Encoded as the web does it, or raw, as far as a header can carry it.
        "x-file-name": chance.one(0.7) ? encodeURIComponent(name) : name.replaceAll(/[^\x20-\x7e]/g, "%"),
        ...(chance.one(0.95) && { "x-frontdesk": "1" }),
      },
      body: isForm ? multipart("fuzz", chance) : content(chance),
    },
  };
}

function multipart(boundary: string, chance: Chance): Uint8Array<ArrayBuffer> {
  const parts = Array.from({ length: chance.pick([0, 1, 1, 1, 2, 12]) }, () => {
    const field = chance.pick(["file", "file", "kind", "__proto__", "", "x".repeat(300)]);
    const disposition = `Content-Disposition: form-data; name="${field}"; filename="${chance.pick(names)}"`;
    const type = chance.one(0.9) ? `Content-Type: ${chance.pick(types)}` : "X".repeat(20_000);
    return Buffer.concat([
      Buffer.from(`--${boundary}\r\n${disposition}\r\n${type}\r\n\r\n`),
      content(chance),
      Buffer.from("\r\n"),
    ]);
  });
  const end = chance.one(0.85) ? `--${boundary}--\r\n` : chance.pick(["", `--${boundary}`, "\r\n\r\n"]);
  return Uint8Array.from(Buffer.concat([...parts, Buffer.from(end)]));
}

function content(chance: Chance): Uint8Array<ArrayBuffer> {
  const starts = [
    "",
    "\x89PNG\r\n\x1a\n",
    "<svg onload=alert(1)>",
    "<html><script>",
    "%PDF-1.7",
    "PK\x03\x04",
    "GIF89a",
  ];
  const length = chance.pick([0, 1, 100, 10_000, 200_000]);
  return Uint8Array.from(Buffer.concat([Buffer.from(chance.pick(starts), "latin1"), Buffer.alloc(length, 65)]));
}
