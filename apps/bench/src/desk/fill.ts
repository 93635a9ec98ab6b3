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
const batch = 250_000;

/** A share of the whole desk: 0.01 is one in a hundred. */
export function sizeOf(share: number): Size {
  const part = (all: number) => Math.round(all * share);
  return { contacts: part(whole.contacts), conversations: part(whole.conversations), messages: part(whole.messages) };
}

/**
 * Grows the desk from one size to another: two years of talk, most of it closed, words as unevenly common as in life.
 * The database makes the rows itself, as the app's role and within its walls; the index of words is built at the end.
 */
export async function fill(
  ownerUrl: string,
  { from, to, seed, longThread = longestThread }: { from: Size; to: Size; seed: number; longThread?: number },
): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ definition: string }>(statements.wordsIndex);
    await client.query("drop index message_by_words");
    await client.query("set role frontdesk_system");
    const workspace = await client.query<{ id: string }>("select id from workspace where slug = $1", [slug]);
    await client.query("set role frontdesk_app");
    await client.query("select set_config('app.workspace_id', $1, false), setseed($2)", [workspace.rows[0]?.id, seed]);
    await client.query(statements.phrases, [phrases(statements.phraseCount, 1)]);
    await client.query(statements.ground);
    await client.query(statements.people, [from.contacts, to.contacts, names.first, names.last]);
    await client.query(statements.conversations, [from.conversations, to.conversations]);
    await client.query(statements.talk, [from.conversations, to.conversations, from.messages, to.messages, longThread]);
    await client.query("analyze phrase, talk");
    for (let at = from.messages; at < to.messages; at += batch)
      await client.query(statements.messages, [at, Math.min(at + batch, to.messages)]);
    await client.query(statements.heads);
    await client.query("drop table phrase, ground, talk");
    await client.query("reset role");
    await client.query(rows[0]?.definition ?? "");
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
}
