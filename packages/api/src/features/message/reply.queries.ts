import { type Excerpted, excerptOf, type Reply } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { type Expression, sql } from "kysely";
import { jsonObjectFrom } from "kysely/helpers/postgres";
import { filesOf } from "../attachment/index.ts";

/** What an answer needs of the message it answers, as a column of the query that reads the answer. */
export function answered(db: Reader, message: { workspaceId: Expression<string>; id: Expression<string | null> }) {
  const one = db
    .selectFrom("message as a")
    .leftJoin("contact as ap", (join) =>
      join.onRef("ap.workspace_id", "=", "a.workspace_id").onRef("ap.id", "=", "a.author_id"),
    )
    .leftJoin("member as am", (join) =>
      join.onRef("am.workspace_id", "=", "a.workspace_id").onRef("am.id", "=", "a.author_id"),
    )
    .leftJoin("user as au", "au.id", "am.user_id")
    .leftJoin("api_token as ak", (join) =>
      join.onRef("ak.workspace_id", "=", "a.workspace_id").onRef("ak.id", "=", "a.author_id"),
    )
    .select(["a.id", "a.special", sql<string>`left(a.text, 200)`.as("text")])
    .select((eb) => eb.fn.coalesce("ap.name", "au.name", "ak.name", sql<string>`''`).as("authorName"))
    .select((eb) => filesOf(db, { workspaceId: eb.ref("a.workspace_id"), id: eb.ref("a.id") }).as("files"))
    .where("a.workspace_id", "=", message.workspaceId)
    .where("a.id", "=", message.id);
  return jsonObjectFrom(one);
}

interface AnswerColumns {
  answered: ({ id: string; authorName: string; special: unknown } & Pick<Excerpted, "text" | "files">) | null;
  replyOutside: unknown;
  replyQuote: string | null;
}

/** What a message answers, whether the desk has that message or only Telegram's word of it. */
export function replyIn({ answered: known, replyOutside, replyQuote }: AnswerColumns): Reply | null {
  if (known) {
    const { id, authorName, text, files } = known;
    const special = known.special as Excerpted["special"];
    return { messageId: id, authorName, excerpt: excerptOf({ text, special, files }), quote: replyQuote };
  }
  if (!replyOutside) return null;
  const outside = replyOutside as Pick<Reply, "authorName" | "excerpt">;
  return { messageId: null, ...outside, quote: replyQuote };
}
