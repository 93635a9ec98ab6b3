import { quantile } from "../../measures.ts";
import { type Command, type Delays, machineMs } from "../crowd/commands.ts";
import { dialectOf } from "../crowd/dialect.ts";
import { Subscriber } from "../crowd/subscriber.ts";

// The subscribers, in a process of their own: what they cost is not the server's.

interface Member {
  subscriber: Subscriber;
  /** Where it stood when it was dropped. */
  lastEventId: string | null;
  open(lastEventId: string | null): Subscriber;
}

/** How many are on their way in at once; a server takes so many silent sockets from everywhere. */
const opensAtOnce = 200;
const socketsOfToken = 8;

const members: Member[] = [];
const received = new Map<number, number[]>();
const awaited = new Map<number, () => void>();
const stalled = new Set<number>();
/** Those that have not stalled. */
let readers = 0;
let lost = 0;
let isDropping = false;

const doers: { [Does in Command["does"]]: (command: Extract<Command, { does: Does }>) => Promise<unknown> } = {
  open: async ({ port, manner, count, tokens }) => {
    const first = members.length;
    for (let number = first; number < first + count; number += 1) {
      const token = tokens[Math.floor(number / socketsOfToken)] ?? null;
      const open = (lastEventId: string | null) =>
        new Subscriber({
          port,
          dialect: dialectOf(manner, number, token, lastEventId),
          address: `10.${number >> 12}.${(number >> 4) & 0xff}.${1 + (number & 0xf)}`,
          onMark,
          onClose: () => lose(number),
        });
      const member = { subscriber: open(null), lastEventId: null, open };
      members.push(member);
      readers += 1;
      if (members.length % opensAtOnce === 0) await all();
    }
    await all();
  },
  await: async ({ mark }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    awaited.set(mark, resolve);
    settle(mark);
    await promise;
  },
  "tell-delays": async ({ givenAt }): Promise<Delays> => {
    const delays = Object.entries(givenAt).flatMap(([mark, at]) =>
      (received.get(Number(mark)) ?? []).map((when) => when - at),
    );
    const most = delays.reduce((one, other) => Math.max(one, other), 0);
    return { deliveries: delays.length, p50: quantile(delays), p99: quantile(delays, 0.99), most, lost };
  },
  stall: async ({ count }) => {
    for (const [number, member] of members.slice(0, count).entries()) {
      member.subscriber.stall();
      stalled.add(number);
      readers -= 1;
    }
  },
  drop: async () => {
    isDropping = true;
    for (const member of members) {
      member.lastEventId = member.subscriber.lastEventId();
      member.subscriber.drop();
    }
  },
  return: async () => {
    for (const member of members) member.subscriber = member.open(member.lastEventId);
    await all();
    isDropping = false;
  },
  forget: async () => {
    received.clear();
    lost = 0;
  },
};

// One that was lost while it read is not waited for any more.
function lose(number: number): void {
  if (isDropping) return;
  lost += 1;
  if (stalled.has(number)) return;
  readers -= 1;
  for (const mark of awaited.keys()) settle(mark);
}

async function all(): Promise<void> {
  await Promise.all(members.map(({ subscriber }) => subscriber.subscribed));
}

function onMark(mark: number): void {
  const times = received.get(mark);
  if (times) times.push(machineMs());
  else received.set(mark, [machineMs()]);
  if (awaited.has(mark)) settle(mark);
}

function settle(mark: number): void {
  if ((received.get(mark)?.length ?? 0) < readers) return;
  awaited.get(mark)?.();
  awaited.delete(mark);
}

process.on("message", ({ id, command }: { id: number; command: Command }) => {
  const done = doers[command.does] as (command: Command) => Promise<unknown>;
  done(command).then(
    (value) => process.send?.({ id, value }),
    (error: Error) => process.send?.({ id, error: error.message }),
  );
});
process.once("disconnect", () => process.exit(0));
