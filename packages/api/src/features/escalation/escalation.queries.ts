import { defaultEscalation, type EscalationPolicy, type TextLanguage, wordsIn } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** When a workspace calls for a person: as the product does where it has decided nothing. */
export async function getEscalationPolicy(db: Reader, workspaceId: string): Promise<EscalationPolicy> {
  const row = await db
    .selectFrom("escalation_policy")
    .select(["unanswered_limit as unansweredLimit", "words", "version"])
    .where("workspace_id", "=", workspaceId)
    .executeTakeFirst();
  return row ? { ...row, words: row.words as EscalationPolicy["words"] } : { ...defaultEscalation, version: 0 };
}

/** Keeps a policy in place of the one of this version; false where that one is no longer in force. */
export async function putEscalationPolicy(
  db: Writer,
  { workspaceId, now, policy }: { workspaceId: string; now: Date; policy: EscalationPolicy },
): Promise<boolean> {
  const { unansweredLimit, words, version } = policy;
  const values = { unanswered_limit: unansweredLimit, words: JSON.stringify(words), updated_at: now };
  if (version === 0) {
    const inserted = await db
      .insertInto("escalation_policy")
      .values({ workspace_id: workspaceId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("escalation_policy")
    .set({ ...values, version: version + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("version", "=", version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** The text search configurations of PostgreSQL whose stemmers know a language; words of others are looked for as they stand. */
const grammars: Partial<Record<TextLanguage, string>> = {
  ar: "arabic",
  de: "german",
  en: "english",
  es: "spanish",
  fr: "french",
  hy: "armenian",
  it: "italian",
  lt: "lithuanian",
  pt: "portuguese",
  ru: "russian",
  tr: "turkish",
};

/** A text longer than this is searched in its beginning only. */
const searchedLength = 4000;

/** The first of some words that stands in a text, in any of its forms, and as a whole word; undefined without one. */
export async function findWord(
  db: Reader,
  { text, words }: { text: string; words: EscalationPolicy["words"] },
): Promise<string | undefined> {
  const searched = text.slice(0, searchedLength);
  const lists = Object.entries(words).map(([language, list], place) => ({
    place,
    grammar: grammars[language as TextLanguage] ?? "simple",
    words: (list ?? []).map((word) => ({ word, plain: wordsIn(word, []) })),
  }));
  // A word that a grammar takes for too common to be looked for is found as it stands.
  const hits = sql<{ word: string; place: number }>`(
    select entry.word, list.place
      from jsonb_to_recordset(${JSON.stringify(lists)}::jsonb) as list (place integer, grammar text, words jsonb)
     cross join lateral jsonb_to_recordset(list.words) as entry (word text, plain text)
     where to_tsvector(list.grammar::regconfig, ${searched}) @@ phraseto_tsquery(list.grammar::regconfig, entry.plain)
        or to_tsvector('simple', ${searched}) @@ phraseto_tsquery('simple', entry.plain)
  )`;
  const first = await db.selectFrom(hits.as("hit")).select("word").orderBy("place").limit(1).executeTakeFirst();
  return first?.word;
}

/** More messages than this need not be counted. */
const mostCounted = 500;

/** When a contact wrote since a member, or a script of theirs, last answered them, in order; commands to the bot apart. */
export async function findSilence(
  db: Reader,
  { workspaceId, conversationId }: { workspaceId: string; conversationId: string },
): Promise<Date[]> {
  const ofThread = db
    .selectFrom("message")
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId);
  const answer = await ofThread
    .select("seq")
    .where("direction", "=", "out")
    .where("author_kind", "in", ["member", "api_token"])
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const rows = await ofThread
    .select("created_at as at")
    .where("direction", "=", "in")
    .where("seq", ">", answer?.seq ?? 0)
    .where("text", "not like", "/%")
    .orderBy("seq", "desc")
    .limit(mostCounted)
    .execute();
  return rows.map(({ at }) => at).reverse();
}
