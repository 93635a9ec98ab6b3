import { setTimeout as wait } from "node:timers/promises";
import type { BotMode } from "@frontdesk/contract";
import { brokenInvariants } from "@frontdesk/db/invariants";
import type { FaultRule } from "@frontdesk/telegram-simulator";
import { type Asked, doubledWrites, lostWrites } from "../invariants/acknowledged.ts";
import { unfaithfulThreads, unorderedThreads, type Written } from "../invariants/inbound.ts";
import { listMessages, type StoredMessage } from "../invariants/messages.ts";
import { dishonestSends, hastySends, unorderedSends } from "../invariants/sends.ts";
import { seeded } from "../measures.ts";
import type { Person } from "../people.ts";
import { drawHarms, type Harmed, type HarmName, harm } from "./adversary.ts";
import { listen, misled } from "./ears.ts";
import { eventually, NotYet, untilAnswered } from "./eventually.ts";
import { reply } from "./replies.ts";
import { openStage, type Stage } from "./stage.ts";
import { byKind, ownEndsOf, type Verdict } from "./verdict.ts";

export interface RoadOptions {
  seed: number;
  /** How the bot's updates come: so for the first part of the run, so for the second … */
  modes: readonly BotMode[];
  /** Of people, to the bot. */
  updates: number;
  /** SIGKILLs of server or bot. */
  kills: number;
  /** Troubles of database, network and Telegram beside them. */
  troubles: number;
  /** How often each update is delivered, at most. */
  repeats: number;
  /** Whether some sends are never answered, which costs the bot 15 s of their chats each. */
  timeouts?: boolean;
}

const names = ["Анна", "Boris", "Clara", "Дора", "Egor", "Fyodor", "Галина 🪔"];

/** One send in ten goes wrong, before or after Telegram took it. */
const faults: FaultRule[] = [
  { method: "sendMessage", fault: "reset-before", when: { probability: 0.02 } },
  { method: "sendMessage", fault: "reset-after", when: { probability: 0.02 } },
  { method: "sendMessage", fault: "500-before", when: { probability: 0.01 } },
  { method: "sendMessage", fault: "502-after", when: { probability: 0.02 } },
  { method: "sendMessage", fault: "429", retryAfter: 1, when: { probability: 0.02 } },
  { method: "sendMessage", fault: "timeout-before", when: { probability: 0.005 } },
  { method: "sendMessage", fault: "timeout-after", when: { probability: 0.005 } },
];

interface Chat {
  personId: number;
  conversationId: string;
  written: string[];
}

/**
 * People write and staff answers while server, bot, database, network and Telegram are hurt; then the histories are
 * held to I1–I3, I6–I11 and P2–P6. The seed repeats every choice, though not the machine's own timing.
 */
export async function road(options: RoadOptions): Promise<Verdict> {
  const { seed, modes, updates, kills, troubles, repeats, timeouts = true } = options;
  const random = seeded(seed);
  await using stage = await openStage({ seed });
  const chats = await meetEverybody(stage);
  const ears = await Promise.all(stage.staff.map(({ desk }, at) => listen(desk, `member ${at}`)));
  await stage.telegram.setFaults({
    rules: faults.filter(({ fault }) => timeouts || !fault.startsWith("timeout")),
    seed,
  });
  const botId = stage.account.id;
  await stage.telegram.setDelivery({ botId, delivery: { repeats: { min: 1, max: repeats }, shuffle: true }, seed });

  const acts = drawHarms(random, { kills, troubles });
  const asked: Asked[] = [];
  const again: (() => Promise<void>)[] = [];
  const harmed: Harmed[] = [];
  const modeOf = (round: number) => modes[Math.floor((round * modes.length) / acts.length)] ?? "polling";
  for (const [round, act] of acts.entries()) {
    if (round === 0 || modeOf(round) !== modeOf(round - 1)) await stage.deliverBy(modeOf(round));
    const left = updates - chats.reduce((sum, { written }) => sum + written.length, 0);
    await Promise.all([
      writeTexts(stage, chats, { count: Math.ceil(left / (acts.length - round)), random }),
      answerEach(stage, chats, { round, asked }).then((repeat) => again.push(...repeat)),
      inTheMidst(stage, act, random).then((one) => harmed.push(one)),
    ]);
  }
  // [P2] Some are asked again long after they were answered.
  for (const repeat of again.filter((_, at) => at % 10 === 0)) await repeat();

  await comeToRest(stage, { chats, polls: modes.at(-1) === "polling" });
  const stored = await listMessages((statement) => stage.database.ask(statement));
  const violations = [
    ...(await brokenInvariants(stage.database.adminUrl(), { atRest: true })),
    ...(await histories(stage, { chats, asked, stored, shuffled: modes.includes("webhook") })),
    ...(await unequalScreens(stage, chats, stored)),
    ...(await misled(stage.database, { ears, kind: "message.received", stored })),
  ];
  const calls = await stage.telegram.ledger({ method: "sendMessage" });
  const [account] = await stage.telegram.bots();
  const { ends, violations: exits } = ownEndsOf([stage.server, stage.bot]);
  return {
    title: `road, ${modes.join(", then ")}`,
    seed,
    counts: {
      updates: chats.reduce((sum, { written }) => sum + written.length, 0),
      deliveries: account?.deliveries ?? 0,
      replies: asked.length,
      "faulty sends": calls.filter(({ fault }) => fault !== undefined).length,
      unknown: stored.filter(({ state }) => state === "unknown").length,
      ...byKind(harmed),
      "starts refused while the database was away": ends,
    },
    readyMs: harmed,
    violations: [...violations, ...exits],
  };
}

async function meetEverybody({ telegram, account, staff: [owner] }: Stage): Promise<Chat[]> {
  const people = await Promise.all(names.map((firstName) => telegram.createPerson({ firstName })));
  for (const { id } of people) await telegram.start({ personId: id, botId: account.id });
  const conversations = await eventually("everybody's first message is there", async () => {
    const answer = await owner?.desk.client.conversation.list.query({ view: "open" });
    return answer?.data.rows.length === names.length && answer.data.rows;
  });
  return people.map(({ id, firstName }) => {
    const conversation = conversations.find(({ contact }) => contact.name === firstName);
    return { personId: id, conversationId: conversation?.id ?? "", written: ["/start"] };
  });
}

async function writeTexts(
  { telegram, account }: Stage,
  chats: Chat[],
  { count, random }: { count: number; random(): number },
): Promise<void> {
  const texts = Array.from({ length: count }, () => {
    const chat = chats[Math.floor(random() * chats.length)];
    if (!chat) throw new Error("Nobody is there to write.");
    const text = `Сообщение ${chat.written.length} from ${chat.personId} 🪔`;
    chat.written.push(text);
    return { personId: chat.personId, botId: account.id, text };
  });
  await telegram.sendTexts({ texts });
}

/** One reply in every chat, by whoever of the staff handles it; resolves with ways to ask for them again. */
function answerEach(
  { staff }: Stage,
  chats: Chat[],
  { round, asked }: { round: number; asked: Asked[] },
): Promise<(() => Promise<void>)[]> {
  return Promise.all(
    chats.map(async ({ conversationId, personId }, at) => {
      const who = staff[at % staff.length];
      if (!who) throw new Error("Nobody is there to answer.");
      return reply(who.desk.client, asked, { conversationId, text: `Ответ ${round} to ${personId} 🪔` });
    }),
  );
}

/** Waits until some more calls have reached Telegram, so that there is something to hurt. */
async function inTheMidst(stage: Stage, act: HarmName, random: () => number): Promise<Harmed> {
  const [count, extraMs] = [1 + Math.floor(random() * 5), random() * 300];
  const before = await stage.telegram.ledger({ method: "sendMessage" });
  const more = { method: "sendMessage", afterSeq: before.at(-1)?.seq ?? 0, count, timeoutMs: 30_000 };
  // Where none come, as when all wait for a bot that was killed just now, the moment is as good as any.
  await stage.telegram.awaitCalls(more).catch(() => undefined);
  await wait(extraMs);
  return harm(stage, act, random);
}

/** Resolves once every update has been handed over as often as it will be and applied, and the outbox is empty. */
async function comeToRest(
  { telegram, database }: Stage,
  { chats, polls }: { chats: Chat[]; polls: boolean },
): Promise<void> {
  const count = chats.reduce((sum, { written }) => sum + written.length, 0);
  await eventually("nothing is under way any more", async () => {
    const [account] = await telegram.bots();
    const [rows] = await database.ask<{ updates: number; waiting: number; sends: number }>(
      `select (select count(*)::integer from tg_update) as updates,
              (select count(*)::integer from tg_update where state = 'received') as waiting,
              (select count(*)::integer from outbox where state in ('queued', 'leased', 'sending')) as sends`,
    );
    const repeats = polls ? account?.owedRepeats : 0;
    const isAtRest = rows?.updates === count && rows.waiting === 0 && rows.sends === 0;
    if (isAtRest && account?.pendingUpdates === 0 && repeats === 0) return true;
    return new NotYet(JSON.stringify({ ...rows, pending: account?.pendingUpdates, deliveries: account?.deliveries }));
  });
}

async function histories(
  { telegram, database }: Stage,
  { chats, asked, stored, shuffled }: { chats: Chat[]; asked: Asked[]; stored: StoredMessage[]; shuffled: boolean },
): Promise<string[]> {
  const written: Written[] = chats.map((chat) => ({ chatId: chat.personId, texts: chat.written }));
  const calls = await telegram.ledger({ method: "sendMessage" });
  return [
    ...unfaithfulThreads(written, stored),
    ...unorderedThreads(shuffled ? await arrivals(database) : written, stored),
    ...lostWrites(asked, stored),
    ...doubledWrites(asked, stored),
    ...dishonestSends(calls, stored),
    ...unorderedSends(calls, stored),
    ...hastySends(calls),
  ];
}

/** A shuffled webhook has no order but that in which its posts were stored. */
async function arrivals(database: Stage["database"]): Promise<Written[]> {
  return database.ask<{ chatId: number; texts: string[] }>(
    `select (payload #>> '{message,chat,id}')::float8 as "chatId",
            array_agg(payload #>> '{message,text}' order by arrival) as texts
       from tg_update group by 1`,
  );
}

/** I7, P4: everyone reads the same threads, and they are those of the database. */
async function unequalScreens({ staff }: Stage, chats: Chat[], stored: StoredMessage[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const { conversationId } of chats) {
    const truth = stored.filter((message) => message.conversationId === conversationId);
    for (const [at, { desk }] of staff.entries()) {
      const read = await wholeThread(desk, conversationId);
      if (read.join("\n") !== truth.map(asRead).join("\n"))
        wrong.push(`I7: member ${at} reads ${read.length} messages in ${conversationId}, which has ${truth.length}`);
    }
  }
  return wrong;
}

async function wholeThread({ client }: Person["desk"], conversationId: string): Promise<string[]> {
  const read: string[] = [];
  for (let cursor: number | null | undefined = null; cursor !== undefined; ) {
    const input: Parameters<typeof client.message.list.query>[0] = { conversationId, limit: 100, cursor };
    const { data } = await untilAnswered(() => client.message.list.query(input));
    read.unshift(...data.rows.map(asRead));
    cursor = data.next ?? undefined;
  }
  return read;
}

function asRead({ seq, text, state }: Pick<StoredMessage, "seq" | "text" | "state">): string {
  return `${seq} ${state} ${text}`;
}
