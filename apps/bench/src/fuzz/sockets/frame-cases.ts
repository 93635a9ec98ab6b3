import { forwardedFrom } from "../cast.ts";
import { type Chance, createChance } from "../chance.ts";
import type { Ground } from "../ground.ts";
import { inParallel } from "../in-parallel.ts";
import { leakIn } from "../leaks.ts";
import { inputOf } from "../procedure-cases.ts";
import { patienceMs } from "../send.ts";
import { Tally } from "../tally.ts";
import { BareSocket, rightHandshake, spoken } from "./bare-socket.ts";
import { closeCodeIn, encode, opcodes, textFrame } from "./frame.ts";

const framesOfSocket = 40;
const probeId = 987_654;

/**
 * Says frames of every kind on sockets of members: calls that are right and bent, floods, broken and oversized frames,
 * pieces without an end. Each socket then asks one more thing, and is answered or closed.
 */
export async function fuzzFrames(ground: Ground): Promise<Tally> {
  const tally = new Tally("frames");
  // Some sockets end before they have said all of theirs.
  const deadline = { isOver: () => tally.count >= ground.count || ground.deadline.isOver() };
  await inParallel({ count: ground.count, width: 6, deadline }, async (index) => {
    const chance = createChance(ground.seed, tally.family, index);
    const { cast, office, url } = ground;
    const persona = chance.pick([...cast.owners, cast.operator, cast.stranger]);
    const socket = new BareSocket(url);
    const headers: [string, string][] = [["X-Forwarded-For", forwardedFrom(chance)]];
    const cookie = persona.headers.cookie;
    if (cookie && chance.one(0.95)) headers.push(["Cookie", cookie]);
    socket.say(spoken(rightHandshake(url, headers)));
    if (!(await socket.until(() => socket.heard.includes("\r\n\r\n"), patienceMs)))
      tally.violate(index, "no answer to a handshake", persona.name);
    const introduction = { method: "connectionParams", data: { workspace: office.slug } };
    socket.say(textFrame(chance.one(0.9) ? introduction : chance.pick([null, [], "PING", { method: "x" }])));

    // A piece that claims more than it brings is waited for as slow networks are: that socket asks no more.
    const isMute = chance.one(0.1);
    // Most broken frames end the socket, and what is said after them is heard by nobody.
    const isWild = chance.one(0.3);
    const talkative = chance.one(0.1) ? 70 : framesOfSocket;
    const said: string[] = [];
    for (let count = 0; count < talkative && !socket.isOver; count += 1) {
      const frame = isWild ? frameOf(ground, chance) : textFrame(messageOf(ground, chance));
      said.push(frame.subarray(0, 24).toString("hex"));
      socket.say(frame);
      if (chance.one(0.2)) await socket.until(() => false, 1);
      tally.note(socket.isOver ? "said to nobody" : "said");
    }
    if (isMute) socket.say(encode({ opcode: opcodes.text, payload: Buffer.from("{"), claimed: 200_000 }));
    else await probe(socket, { tally, index, said });
    const leak = leakIn(socket.heard, ground.secrets);
    if (leak) tally.violate(index, leak, said.slice(-3));
    if (socket.heard.startsWith("HTTP/1.1 5")) tally.violate(index, socket.heard.slice(0, 80), persona.name);
    if (chance.one(0.3)) socket.halfClose();
    socket.close();
  });
  return tally;
}

async function probe(socket: BareSocket, { tally, index, said }: { tally: Tally; index: number; said: string[] }) {
  socket.say(textFrame({ id: probeId, method: "query", params: { path: "identity.me" } }));
  const answered = () => socket.heard.includes(`"id":${probeId}`);
  // The server's word that it closes is enough: it waits a while for the other side's.
  const settled = () => answered() || closeCodeIn(socket.heard) !== null;
  if (!(await socket.until(settled, patienceMs))) tally.violate(index, "neither answered nor closed", said.slice(-5));
  tally.note(answered() ? "answered after all" : `closed ${closeCodeIn(socket.heard) ?? "without a word"}`);
}

function frameOf(ground: Ground, chance: Chance): Buffer {
  const { opcode, payload } = { opcode: chance.below(16), payload: chance.bytes(chance.below(120)) };
  switch (chance.below(40)) {
    case 0:
      return encode({ opcode, payload });
    case 1:
      return encode({ opcode: opcodes.binary, payload });
    case 2:
      return encode({ opcode: opcodes.text, payload });
    case 3:
      return encode({ opcode: opcodes.text, payload, reserved: 1 + chance.below(7) });
    case 4:
      return encode({ opcode: opcodes.text, payload, isMasked: false });
    case 5:
      return Buffer.concat([
        encode({ opcode: opcodes.text, payload: Buffer.from('{"id":1,'), isFinal: false }),
        encode({ opcode: opcodes.continuation, payload: Buffer.from('"method":"query"}') }),
      ]);
    case 6:
      return encode({ opcode: opcodes.text, payload, claimed: chance.pick([300_000, 2 ** 31, 2 ** 52]) });
    case 7:
      return encode({ opcode: opcodes.close, payload: chance.bytes(chance.below(130)) });
    case 8:
    case 9:
      return encode({ opcode: chance.pick([opcodes.ping, opcodes.pong]), payload });
    case 10:
      return textFrame(`"${"x".repeat(260 * 1024)}"`);
    case 11:
      return encode({ opcode: opcodes.text, payload, isFinal: false });
    default:
      return textFrame(messageOf(ground, chance));
  }
}

function messageOf(ground: Ground, chance: Chance): unknown {
  const call = () => callOf(ground, chance);
  switch (chance.below(12)) {
    case 0:
      return Array.from({ length: chance.pick([0, 1, 10, 11, 500]) }, call);
    case 1:
      return { id: chance.below(40), method: "subscription.stop" };
    case 2:
      return chance.pick(["PING", "PONG", "", "{", "null", "[[]]", '{"id":', "\u0000"]);
    case 3:
      return { ...call(), method: chance.pick(["constructor", "", "connectionParams", null, 7, "__proto__"]) };
    case 4:
    case 5:
      return { id: chance.below(40), method: "subscription", params: { path: "feed.follow", input: { cursor: null } } };
    default:
      return call();
  }
}

function callOf(ground: Ground, chance: Chance): Record<string, unknown> {
  const procedure = chance.pick(ground.procedures);
  // What would end the sockets' own sessions belongs to the calls over HTTP.
  const isSafe = procedure.type !== "mutation" || /^(conversation|message)\./.test(procedure.path);
  const id = chance.one(0.9) ? chance.below(1_000) : chance.pick(["x", null, -1, 1.5, {}, [], 2 ** 60]);
  const path = isSafe ? procedure.path : chance.pick(["nothing", "__proto__", "a.b.c", "toString", ""]);
  return { id, method: procedure.type, jsonrpc: "2.0", params: { path, input: inputOf(ground, procedure, chance) } };
}
