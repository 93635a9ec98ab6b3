import { randomUUID } from "node:crypto";
import type { AppRouter } from "@frontdesk/api";
import { createDesk, withOpId } from "@frontdesk/client";
import type { Installation } from "@frontdesk/scripts/installation";
import { Pool, type PoolClient } from "pg";
import { ms, quantile, spread } from "../measures.ts";
import { listConversations, type Office, switchBot } from "../office.ts";
import type { OwnDatabase } from "../own-database.ts";
import { cpuMs, ownCpuMs } from "../process-use.ts";
import { type RecordedCall, recordCalls, repeatCall, roundTrips, textOfSend } from "./recorded-call.ts";

interface Round {
  p50: number;
  perSecond: number;
  /** Share of one core that this process used. */
  ownShare: number;
  /** Processor time of the server's process per call. */
  serverMs: number;
}

interface Workload {
  name: string;
  recorded: RecordedCall;
  /** By the typed client over HTTP. */
  call(worker: number): Promise<unknown>;
  /** The same statements by pg. */
  repeat(worker: number): Promise<unknown>;
}

const concurrencies = [1, 16];
const rounds = 5;
const roundMs = 800;
const workersMax = 16;
/** Repetitions number their messages from here, beyond what people wrote. */
const seqOfRepeats = 1_000_000;

/** One mutation and one list over HTTP, against their own statements by plain pg, in rounds that take turns. */
export async function measureCalls(ground: Ground): Promise<string[][]> {
  // What is sent here stays queued: the bot's work would be measured along.
  await switchBot(ground.office, false);
  await using stage = await openStage(ground);
  const serverPid = await ground.installation.pidOf("server");

  const rows: string[][] = [];
  for (const { name, recorded: call, ...sides } of stage.workloads) {
    for (const concurrency of concurrencies) {
      const http: Round[] = [];
      const sql: Round[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const one = await runRound(sides.call, concurrency, serverPid);
        const other = await runRound(sides.repeat, concurrency, serverPid);
        // The first round warms both up.
        if (round === 0) continue;
        http.push(one);
        sql.push(other);
      }
      rows.push([name, String(concurrency), String(roundTrips(call)), ...compare(http, sql)]);
    }
  }
  return rows;
}

function compare(http: Round[], sql: Round[]): string[] {
  const column = (of: Round[], key: keyof Round) => of.map((round) => round[key]);
  const ratios = http.map(({ p50 }, index) => p50 / (sql[index]?.p50 ?? Number.NaN));
  const share = (of: Round[]) => `${Math.round(quantile(column(of, "ownShare")) * 100)} %`;
  return [
    spread(column(http, "p50"), ms),
    spread(column(sql, "p50"), ms),
    spread(ratios, (ratio) => ratio.toFixed(1)),
    `${Math.round(quantile(column(http, "perSecond")))} / ${Math.round(quantile(column(sql, "perSecond")))}`,
    ms(quantile(column(http, "serverMs"))),
    `${share(http)} / ${share(sql)}`,
  ];
}

async function runRound(
  call: (worker: number) => Promise<unknown>,
  concurrency: number,
  serverPid: number,
): Promise<Round> {
  const latencies: number[] = [];
  const [ownBefore, serverBefore] = [ownCpuMs(), await cpuMs(serverPid)];
  const startedAt = performance.now();
  const work = async (worker: number) => {
    while (performance.now() - startedAt < roundMs) {
      const from = performance.now();
      await call(worker);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, worker) => work(worker)));
  const elapsedMs = performance.now() - startedAt;
  return {
    p50: quantile(latencies),
    perSecond: (latencies.length / elapsedMs) * 1000,
    ownShare: (ownCpuMs() - ownBefore) / elapsedMs,
    serverMs: ((await cpuMs(serverPid)) - serverBefore) / latencies.length,
  };
}

interface Ground {
  installation: Installation;
  office: Office;
  database: OwnDatabase;
}

/** The typed client and plain pg side by side, each on conversations of its own, a worker on one at a time. */
async function openStage({ installation, office, database }: Ground) {
  const conversations = (await listConversations(office)).map(({ id }) => id);
  const recorded = await recordCalls(database, office, conversations[0] ?? "");
  // A desk each, since calls of one desk in one moment travel together.
  const desks = office.tokens.map((token) =>
    createDesk<AppRouter>({ url: installation.url, workspace: office.slug, authorization: `Bearer ${token}` }),
  );
  const pool = new Pool({ connectionString: database.appUrl, max: workersMax });
  const seqs = new Map<string, number>();
  let turn = 0;

  const nextClient = () => (desks[turn++ % desks.length] ?? fail()).client;
  const conversationOf = (worker: number, half: 0 | 1) => conversations[2 * worker + half] ?? fail();
  const onConnection = async (work: (client: PoolClient) => Promise<void>) => {
    const client = await pool.connect();
    await work(client).finally(() => client.release());
  };
  const list: Workload = {
    ...{ name: "conversation.list, first page", recorded: recorded.list },
    call: () => nextClient().conversation.list.query({ view: "open" }),
    repeat: () => onConnection((client) => repeatCall(client, recorded.list)),
  };
  const send: Workload = {
    ...{ name: "message.send", recorded: recorded.send },
    call: (worker) => {
      const conversationId = conversationOf(worker, 0);
      return nextClient().message.send.mutate(withOpId({ conversationId, clientKey: randomUUID(), text: textOfSend }));
    },
    repeat: (worker) => {
      const conversation = conversationOf(worker, 1);
      const seq = (seqs.get(conversation) ?? seqOfRepeats) + 1;
      seqs.set(conversation, seq);
      const fresh = { conversation, op: randomUUID(), clientKey: randomUUID(), seq };
      return onConnection((client) => repeatCall(client, recorded.send, fresh));
    },
  };
  return {
    workloads: [list, send],
    [Symbol.asyncDispose]: async () => {
      for (const desk of desks) desk.close();
      await pool.end();
    },
  };
}

function fail(): never {
  throw new Error("The bench's workspace has too few conversations or tokens.");
}
