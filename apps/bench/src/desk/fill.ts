import { Client } from "pg";
import { slug } from "../people.ts";
import * as statements from "./fill.statements.ts";
import { names, phrases } from "./vocabulary.ts";

/** How much a desk holds. */
export interface Size {
  contacts: number;
  conversations: number;
  messages: number;
}

const whole: Size = { contacts: 200_000, conversations: 100_000, messages: 5_000_000 };
/** One thread of each filling is as long as any gets, unless told otherwise. */
const longestThread = 10_000;
/** So many are said between two lines of progress. */
const batch = 500_000;

/** A share of the whole desk: 0.01 is one in a hundred. */
export function sizeOf(share: number): Size {
  const part = (all: number) => Math.round(all * share);
  return { contacts: part(whole.contacts), conversations: part(whole.conversations), messages: part(whole.messages) };
}

interface Growth {
  from: Size;
  to: Size;
  seed: number;
  /** How many messages the longest thread has. */
  longThread?: number;
}

/**
 * Grows the desk from one size to another: two years of talk, most of it closed, words as unevenly common as in life.
 * The database makes the rows itself, as the app's role and within its walls; what they are found by comes after them.
 */
export async function fill(ownerUrl: string, growth: Growth): Promise<void> {
  await using owner = await connect(ownerUrl);
  const { rows } = await owner.client.query<{ remove: string; restore: string }>(statements.foundBy);
  for (const { remove } of rows) await owner.client.query(remove);
  await owner.client.query(statements.followSteps(false));
  const lanes = Array.from({ length: statements.lanes }, (_, lane) => fillLane(ownerUrl, growth, lane));
  await Promise.all(lanes);
  console.log("… what it is found by …");
  await owner.client.query(statements.followSteps(true));
  await owner.client.query("set maintenance_work_mem = '512MB'");
  for (const { restore } of rows) await owner.client.query(restore);
  await tally(ownerUrl);
  await owner.client.query("vacuum (analyze)");
}

async function fillLane(ownerUrl: string, { from, to, seed, longThread = longestThread }: Growth, lane: number) {
  await using connection = await enter(ownerUrl);
  const { client } = connection;
  await client.query("select setseed($1)", [seed + lane / 100]);
  await client.query("set work_mem = '256MB'");
  await client.query("set synchronous_commit = off");
  await client.query(statements.phrases, [phrases(statements.phraseCount, 1)]);
  await client.query(statements.ground);
  const talked = [from.conversations, to.conversations, lane];
  await client.query(statements.people, [from.contacts, to.contacts, lane, names.first, names.last]);
  await client.query(statements.conversations, talked);
  await client.query(statements.passages, talked);
  await client.query(statements.facts, talked);
  await client.query(statements.talk, [...talked, from.messages, to.messages, lane === 0 ? longThread : 0]);
  await client.query(statements.talkByNumber);
  await client.query("analyze phrase, talk");
  for (let at = from.messages; at < to.messages; at += batch) {
    await client.query(statements.messages, [at, Math.min(at + batch, to.messages)]);
    if (lane === 0) console.log(`… ${Math.min(at + batch, to.messages)} messages …`);
  }
  await client.query(statements.heads);
}

async function tally(ownerUrl: string) {
  await using connection = await enter(ownerUrl);
  await connection.client.query(statements.tally);
}

/** As the app's role, within the walls of the workspace. */
async function enter(ownerUrl: string) {
  const connection = await connect(ownerUrl);
  const { client } = connection;
  await client.query("set role frontdesk_system");
  const workspace = await client.query<{ id: string }>("select id from workspace where slug = $1", [slug]);
  await client.query("set role frontdesk_app");
  await client.query("select set_config('app.workspace_id', $1, false)", [workspace.rows[0]?.id]);
  return connection;
}

async function connect(connectionString: string): Promise<AsyncDisposable & { client: Client }> {
  const client = new Client({ connectionString });
  await client.connect();
  return { client, [Symbol.asyncDispose]: () => client.end() };
}
