import { startInstallation } from "@frontdesk/scripts/installation";
import { Client } from "pg";
import { quantile } from "../measures.ts";
import { openOffice } from "../office.ts";
import { startDatabase } from "../own-database.ts";
import { deskOfToken } from "../people.ts";
import { circumstances, publish } from "../report.ts";
import { measureArrivals } from "./arrivals.ts";
import { fill, sizeOf } from "./fill.ts";
import { questions } from "./questions.ts";
import { type Answered, writeSection } from "./section.ts";

const seed = 0.42;
const asks = 60;
/** The most of the whole desk that is filled; less may be named as the first argument. */
const full = Number(process.argv[2] ?? 1);
/** The shares that are measured, one after another. */
const shares = [...[0.01, 0.1].filter((share) => share < full), full];
/** As many write as so much traffic needs to be that of people. */
const people = 60;

/** Measures what operators ask all day, on desks up to a hundred times as large, and how messages reach the largest. */
async function main(): Promise<void> {
  await using database = await startDatabase();
  await using installation = await startInstallation({
    DATABASE_URL: database.ownerUrl,
    DATABASE_APP_URL: database.appUrl,
  });
  const office = await openOffice(installation, { people, tokens: 64 });
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>("show server_version");
  const when = await circumstances(rows[0]?.server_version ?? "unknown");
  await client.end();
  const callers = office.tokens.map((secret) => deskOfToken(installation.url, secret));

  const answered: Answered[][] = [];
  let from = sizeOf(0);
  for (const share of shares) {
    const to = sizeOf(share);
    note(`Filling the desk to ${to.conversations} conversations and ${to.messages} messages …`);
    await fill(database.ownerUrl, { from, to, seed });
    from = to;
    note("Asking …");
    answered.push(await askAll(callers.map(({ client }) => client)));
  }
  for (const desk of callers) desk.close();
  note("People write, 50/s and then 200/s …");
  const arrivals = await measureArrivals({
    ...{ office, url: installation.url, ownerUrl: database.ownerUrl, seed: 20_240 },
    chromium: process.env.CHROMIUM_PATH,
    // What was asked before took a quarter of an hour: it is told all the same.
  }).catch((error: Error) => error);
  for (const { desk } of [office.owner, office.operator]) desk.close();
  await publish("desk", writeSection({ when, sizes: shares.map(sizeOf), answered, arrivals }));
}

function note(what: string): void {
  console.log(`${Math.round(performance.now() / 1000)} s: ${what}`);
}

type Callers = Parameters<ReturnType<typeof questions>[number]["ask"]>[0][];

async function askAll(callers: Callers): Promise<Answered[]> {
  const [first] = callers;
  if (!first) throw new Error("Nobody asks.");
  const answered = [];
  for (const { name, targetMs, ask } of questions({
    longId: await find(first, "#10001"),
    ordinaryId: await find(first, "#10500"),
  })) {
    const times: number[] = [];
    for (let turn = 0; turn < asks; turn += 1) {
      const from = performance.now();
      await ask(callers[turn % callers.length] ?? first);
      times.push(performance.now() - from);
    }
    answered.push({ name, targetMs, p50: quantile(times), p95: quantile(times, 0.95) });
  }
  return answered;
}

/** The conversation of a number; the first that is made up has the longest thread. */
async function find(client: Callers[number], number: string): Promise<string> {
  const { data } = await client.search.conversations.query({ text: number });
  const [found] = data.rows;
  if (!found) throw new Error(`There is no conversation ${number}.`);
  return found.id;
}

await main();
