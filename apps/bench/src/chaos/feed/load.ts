import { setTimeout as wait } from "node:timers/promises";
import { withOpId } from "@frontdesk/client";
import type { Asked } from "../../invariants/acknowledged.ts";
import { type Person, personOf } from "../../people.ts";
import { untilAnswered } from "../eventually.ts";
import type { Fleet } from "../fleet.ts";
import { reply } from "../replies.ts";
import { mintMembers, mintSessions } from "./credentials.ts";
import type { Crowd } from "./crowd.ts";
import { type Told, Writer } from "./writer.ts";

/** What is written while everything is hurt. */
export interface Load {
  /** Replies that the product was asked for, and its answers. */
  asked: Asked[];
  /** How many events were written past it, and of them those whose transaction others passed. */
  counts(): { events: number; late: number };
  /** Resolves when the last of it was acknowledged. */
  stop(): Promise<void>;
}

interface LoadOptions {
  crowd: Crowd;
  conversationIds: readonly string[];
  /** Events, on average. */
  perSecond: number;
  random: () => number;
  /** A statement within each transaction that writes events. */
  beside?: string | undefined;
}

/** Of transactions, those that hold their events while others pass. */
const lateShare = 0.3;
const lateAtOnce = 4;
const [shortestMs, longestMs] = [300, 3_000];
const replyEveryMs = 500;
const roleEveryMs = 2_000;

/** Begins to write: events by transactions of their own, some of them late; replies and changed roles through the product. */
export async function startLoad(fleet: Fleet, options: LoadOptions): Promise<Load> {
  const { conversationIds } = options;
  const over = new AbortController();
  const owner = await provedOwner(fleet);
  const asked: Asked[] = [];
  const counts = { events: 0, late: 0 };
  const working = [
    writeEvents(fleet, { ...options, counts, signal: over.signal }),
    answerContacts(owner, { asked, conversationIds, signal: over.signal }),
    changeRoles(fleet, { owner, signal: over.signal }),
  ];
  return {
    asked,
    counts: () => counts,
    stop: async () => {
      over.abort();
      await Promise.all(working);
      owner.desk.close();
    },
  };
}

/** The owner as somebody who has shown who they are, however long the run takes. */
export async function provedOwner(fleet: Fleet): Promise<Person> {
  const [row] = await fleet.database.ask<{ id: string }>(`select id from "user" order by created_at limit 1`);
  const [cookie = ""] = await mintSessions(fleet, row?.id ?? "", 1);
  return personOf(fleet.url, cookie);
}

async function writeEvents(
  fleet: Fleet,
  {
    crowd,
    perSecond,
    random,
    beside,
    counts,
    signal,
  }: LoadOptions & { counts: { events: number; late: number }; signal: AbortSignal },
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const quick = stack.use(new Writer(fleet, beside));
  const late = Array.from({ length: lateAtOnce }, () => stack.use(new Writer(fleet, beside)));
  const startedAt = performance.now();
  let owed = 0;
  for (let turn = 0; !signal.aborted; turn += 1) {
    const events = Array.from({ length: 1 + Math.floor(random() * 3) }, () => draw(crowd, random));
    owed += events.length;
    const writer = late[turn % lateAtOnce];
    if (writer && random() < lateShare) {
      void writer.write(events, shortestMs + random() * (longestMs - shortestMs)).then((written) => {
        counts.events += written;
        counts.late += written;
      });
    } else counts.events += await quick.write(events);
    const dueAt = startedAt + (owed * 1_000) / perSecond;
    await wait(Math.max(0, dueAt - performance.now()), undefined, { signal }).catch(() => undefined);
  }
}

/** Most events are for everybody; some for those who see all, for one operator, or tell everybody else that something left. */
function draw({ operators }: Crowd, random: () => number): Told {
  const operator = operators[Math.floor(random() * operators.length)];
  const alone = [`member:${operator?.memberId}`];
  const chance = random();
  if (chance < 0.85) return { scopeKeys: ["everyone"] };
  if (chance < 0.92) return { scopeKeys: ["all"] };
  if (chance < 0.96) return { scopeKeys: alone };
  return { scopeKeys: alone, leftKeys: ["everyone"] };
}

async function answerContacts(
  { desk }: Person,
  { asked, conversationIds, signal }: { asked: Asked[]; conversationIds: readonly string[]; signal: AbortSignal },
): Promise<void> {
  for (let count = 0; !signal.aborted; count += 1) {
    const conversationId = conversationIds[count % conversationIds.length] ?? "";
    await reply(desk.client, asked, { conversationId, text: `Reply ${count}` });
    await wait(replyEveryMs, undefined, { signal }).catch(() => undefined);
  }
}

/** So that those who may read nothing but members hear something, too. */
async function changeRoles(fleet: Fleet, { owner, signal }: { owner: Person; signal: AbortSignal }): Promise<void> {
  const [member] = await mintMembers(fleet, { preset: "operator", count: 1 });
  for (let version = 1; !signal.aborted; version += 1) {
    const preset = version % 2 === 0 ? ("operator" as const) : ("senior" as const);
    const input = withOpId({ memberId: member?.memberId ?? "", version, preset });
    await untilAnswered((call) => owner.desk.client.member.changeRole.mutate(input, call));
    await wait(roleEveryMs, undefined, { signal }).catch(() => undefined);
  }
}
