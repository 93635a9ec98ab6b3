import type { ReplyOffer, SuggestionSource } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { visibleKept } from "../canned-reply/index.ts";
import { withinReach } from "../conversation/index.ts";

function thread(db: Reader, reach: Reach) {
  return db
    .selectFrom("message as g")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .where(withinReach(reach))
    .where("g.deleted_at", "is", null)
    .where("g.text", "<>", "");
}

/** The latest messages between the person and the desk that have a text, oldest first; no notes. */
export async function listThread(
  db: Reader,
  reach: Reach,
  { conversationId, limit }: { conversationId: string; limit: number },
) {
  const rows = await thread(db, reach)
    .select(["g.direction", "g.text"])
    .where("g.conversation_id", "=", conversationId)
    .where("g.direction", "in", ["in", "out"])
    .orderBy("g.seq", "desc")
    .limit(limit)
    .execute();
  return rows
    .reverse()
    .map(({ direction, text }) => ({ direction: direction === "in" ? ("in" as const) : ("out" as const), text }));
}

/** What a person said with a message and in a row before it, and in which language they are. @throws not_found */
export async function getAsked(
  db: Reader,
  reach: Reach,
  messageId: string,
): Promise<{ text: string; language: string | null }> {
  const { conversationId, seq, language } = found(
    await thread(db, reach)
      .innerJoin("contact as p", (join) =>
        join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id"),
      )
      .select(["g.conversation_id as conversationId", "g.seq", "p.language"])
      .where("g.id", "=", messageId)
      .executeTakeFirst(),
  );
  const rows = await thread(db, reach)
    .select(["g.direction", "g.text"])
    .where("g.conversation_id", "=", conversationId)
    .where("g.seq", "<=", seq)
    .where("g.direction", "in", ["in", "out"])
    .orderBy("g.seq", "desc")
    .limit(5)
    .execute();
  const answeredAt = rows.findIndex(({ direction }) => direction === "out");
  const said = answeredAt < 0 ? rows : rows.slice(0, answeredAt);
  return {
    text: said
      .map(({ text }) => text)
      .reverse()
      .join("\n"),
    language,
  };
}

interface Asked {
  text: string;
  language: string | null;
  limit: number;
}

/** The canned replies that fit what was said, of those that somebody may use, the best first. */
export async function rankReplies(db: Reader, reach: Reach, { text, language, limit }: Asked): Promise<ReplyOffer[]> {
  const teams = reach.scope === "all" ? null : reach.scope === "team" ? [...reach.teamIds] : [];
  const base = language?.split("-")[0]?.toLowerCase() ?? null;
  const ranked = sql<{ id: string; words: string[]; alike: number; place: string }>`rank_canned_replies(
    ${text}, ${base}, ${teams}::uuid[], ${reach.memberId}::uuid, ${limit}) with ordinality`;
  return db
    .selectFrom(ranked.as(sql<"r">`r (id, words, alike, place)`))
    .innerJoin("canned_reply as k", (join) => join.onRef("k.id", "=", "r.id"))
    .where(visibleKept(reach))
    .select(["k.id as cannedReplyId", "r.words", "r.alike"])
    .orderBy("r.place")
    .execute();
}

/** Any of the words of a text, in any of their forms. */
const anyWordOf = (text: string) => sql`(
  select string_agg(quote_literal(word), ' | ')::tsquery
    from unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', folded(left(${text}, 2000))))) word)`;

/** The guides whose title has a word of what was said, of those that somebody may use, the best first. */
export async function listGuidesOn(
  db: Reader,
  reach: Reach,
  { text, limit }: Omit<Asked, "language">,
): Promise<string[]> {
  const words = sql`to_tsvector('pg_catalog.russian', folded(k.title))`;
  const rows = await db
    .selectFrom("guide as k")
    .select("k.id")
    .where(visibleKept(reach))
    .where(sql<boolean>`${words} @@ ${anyWordOf(text)}`)
    .orderBy(sql`ts_rank(${words}, ${anyWordOf(text)})`, "desc")
    .orderBy("k.id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

interface Earlier {
  contactId: string;
  /** The one that is talked in now. */
  conversationId: string;
  text: string;
  limit: number;
}

/** What members answered to the like that the same person asked in other conversations within reach, the likest first. */
export async function listEarlierAnswers(
  db: Reader,
  reach: Reach,
  { contactId, conversationId, text, limit }: Earlier,
): Promise<{ source: SuggestionSource; text: string }[]> {
  const rows = await thread(db, reach)
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom("message as a")
          .select(["a.id", "a.text"])
          .whereRef("a.workspace_id", "=", "g.workspace_id")
          .whereRef("a.conversation_id", "=", "g.conversation_id")
          .whereRef("a.seq", ">", "g.seq")
          .where("a.direction", "=", "out")
          .where("a.author_kind", "=", "member")
          .where("a.deleted_at", "is", null)
          .where("a.text", "<>", "")
          .orderBy("a.seq")
          .limit(1)
          .as("a"),
      (join) => join.onTrue(),
    )
    .distinctOn("a.id")
    .select(["a.id as messageId", "a.text", "c.id as conversationId", "c.number"])
    .select(sql<number>`ts_rank(g.words, ${anyWordOf(text)})`.as("fit"))
    .where("c.contact_id", "=", contactId)
    .where("c.id", "<>", conversationId)
    .where("g.direction", "=", "in")
    .where(sql<boolean>`g.words @@ ${anyWordOf(text)}`)
    .orderBy("a.id")
    .orderBy(sql`ts_rank(g.words, ${anyWordOf(text)})`, "desc")
    .limit(200)
    .execute();
  return rows
    .sort((one, other) => other.fit - one.fit)
    .slice(0, limit)
    .map((row) => ({
      source: { kind: "earlier", id: row.conversationId, title: `#${row.number}`, messageId: row.messageId },
      text: row.text,
    }));
}
