import { setTimeout as wait } from "node:timers/promises";
import { brokenInvariants } from "@frontdesk/db/invariants";
import { doubledWrites, lostWrites } from "../../invariants/acknowledged.ts";
import { type Judgement, judgeDeliveries } from "../../invariants/deliveries.ts";
import { listMessages } from "../../invariants/messages.ts";
import { seeded } from "../../measures.ts";
import type { Harmed } from "../adversary.ts";
import { insertConversations } from "../conversations.ts";
import { eventually, NotYet } from "../eventually.ts";
import { type Fleet, nodeReady, openFleet } from "../fleet.ts";
import { byKind, ownEndsOf, type Verdict } from "../verdict.ts";
import { type Crowd, type LoggedEvent, openCrowd, type Reader, sees } from "./crowd.ts";
import { drawFeedHarms, everyHarm, type FeedHarm, type Target } from "./harms.ts";
import { provedOwner, startLoad } from "./load.ts";
import { isOut, type Revoked, revoke, toldTooLate } from "./revocations.ts";
import { openScreens, type Screen } from "./screens.ts";
import { headOf, memoryOf, type Stalled, stallSome } from "./slow-readers.ts";
import { startStock } from "./stock/stock.ts";
import { openStory } from "./story.ts";

export interface FeedOptions {
  seed: number;
  /** For how long things are hurt, in seconds. */
  seconds: number;
  nodes: number;
  clients: number;
  /** Deliveries to be made in that time, about; it goes on until they were made, though not for ever. */
  deliveries: number;
  /** How many are put out in each way. */
  leavers: number;
  /** For how long some stop reading; the servers give them up after 30 s. */
  stallMs: number;
  /** The kinds of harm; all unless told otherwise. */
  kinds?: readonly FeedHarm[];
  /** How many clients tRPC's stock subscription has, which is told the same beside it; it is left out for none. */
  stockClients?: number;
}

/** What the run found beside its verdict. */
export interface FeedFindings {
  verdict: Verdict;
  ours: Judgement;
  /** What became of the same events by tRPC's stock subscription, where it ran beside. */
  stock: Judgement | null;
  stalled: Stalled[];
  /** MB that each node needed with everybody there, before and after. */
  memoryMb: { before: number[]; after: number[] };
  /** PostgreSQL's version. */
  postgres: string;
}

/** Of PostgreSQL's hints, all the time. */
const hintsLost = 0.1;
const conversations = 6;
/** Between two harms, at most. */
const restMs = 2_500;
/** B8: of one node, for those who had stopped reading. */
const mostGrowthMb = 64;
/** I19: of any node, once all is over. */
const mostLeftMb = 50;

/**
 * Clients follow the feed of several servers while these, their database, their network and their bus are hurt; then what
 * each client was told is held to the log, and what some have on the screen to a fresh fetch. [P3, P4, P8, P9, P11, I3, I5, I6, I19]
 */
export async function feed(options: FeedOptions): Promise<FeedFindings> {
  const { seed, clients, seconds, leavers } = options;
  const random = seeded(seed);
  await using fleet = await openFleet({ nodes: options.nodes, busUrl: "postgres", random: seeded(seed + 1) });
  fleet.hints.lost = hintsLost;
  const { database, workspaceId } = fleet;
  const conversationIds = await insertConversations(database, { workspaceId, count: conversations });
  const story = openStory();
  using crowd = await openCrowd(fleet, { clients, leavers, story });
  const screens = await openScreens(fleet, conversationIds);
  const owner = await provedOwner(fleet);
  const before = await Promise.all(fleet.nodes.map(memoryOf));

  const perSecond = options.deliveries / clients / seconds;
  await using stock = options.stockClients ? await startStock(fleet, options.stockClients) : null;
  const writing = { crowd, conversationIds, perSecond, random: seeded(seed + 2), beside: stock?.statement };
  const load = await startLoad(fleet, writing);
  const target: Target = { fleet, fronts: [fleet.front, crowd.slow.front], beside: stock ?? undefined, random };
  const harmed: Harmed[] = [];
  const revoked: Revoked[] = [];
  const stalled: Stalled[] = [await stallSome(fleet, crowd, options.stallMs)];
  const endsAt = performance.now() + seconds * 1_000;
  for (const kind of drawFeedHarms(random, options.kinds ?? (Object.keys(everyHarm) as FeedHarm[]))) {
    const isMade = crowd.readers.reduce((sum, { seqs }) => sum + seqs.length, 0) >= options.deliveries;
    if (performance.now() > (isMade ? endsAt : endsAt + seconds * 500)) break;
    const leaver = crowd.leavers[revoked.length];
    // Some are put out in the midst of it.
    const isTime = harmed.length % 2 === 0 || kind === "node cut off from PostgreSQL";
    const [, out] = await Promise.all([everyHarm[kind](target), leaver && isTime && revoke(owner, leaver)]);
    if (out) revoked.push(out);
    const overAt = performance.now();
    await Promise.all(fleet.nodes.map(nodeReady));
    harmed.push({ kind, readyMs: performance.now() - overAt });
    await wait(random() * restMs);
  }
  await load.stop();

  const log = await caughtUp(fleet, { crowd, screens, revoked });
  await wait(restMs);
  const after = await Promise.all(fleet.nodes.map(memoryOf));
  const ours = judge(crowd, revoked, log);
  const stored = await listMessages((statement) => database.ask(statement));
  const { violations: exits } = ownEndsOf(fleet.nodes.map(({ process }) => process));
  const listeners = [...crowd.readers, ...screens.map(({ listener }) => listener)];
  const verdict: Verdict = {
    title: "feed",
    seed,
    counts: {
      ...{ nodes: fleet.nodes.length, clients: clients, events: log.length, "late events": load.counts().late },
      ...{ deliveries: ours.deliveries, lost: ours.lost, doubled: ours.doubled, reordered: ours.reordered },
      ...{ "put out": revoked.length, "replies acknowledged": load.asked.length },
      "answers fetched again by screens": screens.reduce((sum, screen) => sum + screen.refetches(), 0),
      ...byKind(harmed),
    },
    readyMs: harmed,
    violations: [
      ...ours.violations,
      ...story.lies(log),
      ...toldTooLate(revoked, log),
      ...listeners.flatMap(({ who, resets }) => resets.map((why) => `P3: ${who} was told to start over: ${why}`)),
      ...listeners.flatMap(({ who, ends }) => ends.map((end) => `P3: ${who} was refused: ${end}`)),
      ...(await Promise.all(screens.map((screen) => screen.stale()))).flat(),
      ...lostWrites(load.asked, stored),
      ...doubledWrites(load.asked, stored),
      ...(await brokenInvariants(database.adminUrl())),
      ...exits,
      ...after
        .filter((mb) => mb > Math.max(...before) + mostLeftMb)
        .map(
          (mb) =>
            `I19: a node needs ${mb.toFixed(0)} MB after it, and none more than ${Math.max(...before).toFixed(0)} before`,
        ),
      ...stalled.flatMap(({ growthMb }) =>
        growthMb > mostGrowthMb ? [`P9: a node grew by ${growthMb.toFixed(0)} MB for readers that had stopped`] : [],
      ),
    ],
  };
  const [version] = await database.ask<{ server_version: string }>("show server_version");
  for (const screen of screens) screen[Symbol.dispose]();
  owner.desk.close();
  return {
    verdict,
    ours,
    stock: (await stock?.judgement()) ?? null,
    stalled,
    memoryMb: { before, after },
    postgres: version?.server_version ?? "",
  };
}

/** Waits until everybody has heard the last of what they may hear, is live again, or out; resolves with the log. @throws Hang */
async function caughtUp(
  fleet: Fleet,
  { crowd, screens, revoked }: { crowd: Crowd; screens: readonly Screen[]; revoked: readonly Revoked[] },
): Promise<LoggedEvent[]> {
  const log = await fleet.database.ask<LoggedEvent>(
    `select seq::integer, id, at, kind, scope_keys as "scopeKeys", left_keys as "leftKeys"
       from event where workspace_id = $1 order by seq`,
    [fleet.workspaceId],
  );
  const lastFor = (reader: Reader) => log.findLast((event) => sees(reader.rights, event))?.seq ?? 0;
  const awaited = crowd.readers.map((reader) => ({ reader, last: lastFor(reader) }));
  await eventually("every feed has caught up", async () => {
    const behind = awaited.filter(({ reader, last }) => reader.at() < last || !reader.isLive());
    return behind.length === 0 || new NotYet(`${behind.length} are behind, such as ${behind[0]?.reader.standing()}`);
  });
  const head = await headOf(fleet);
  await eventually("every screen has caught up", async () => screens.every(({ listener }) => listener.at() >= head));
  await eventually("who was put out is out", async () => revoked.every(({ leaver }) => leaver.readers.every(isOut)));
  return log;
}

function judge(crowd: Crowd, revoked: readonly Revoked[], log: readonly LoggedEvent[]): Judgement {
  const gone = new Set(revoked.flatMap(({ leaver }) => leaver.readers));
  const all = [...crowd.readers, ...crowd.leavers.flatMap(({ readers }) => readers)];
  return judgeDeliveries(
    all.map((reader) => ({
      ...{ who: reader.who, from: reader.from, seqs: reader.seqs, hasLeft: gone.has(reader) },
      sees: (event: LoggedEvent) => sees(reader.rights, event),
    })),
    log,
  );
}
