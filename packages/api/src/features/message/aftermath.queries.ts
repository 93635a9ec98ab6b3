import { type Direction, type Excerpted, excerptOf, type MessageState } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { filesOf } from "../attachment/index.ts";

interface OfConversation {
  workspaceId: string;
  conversationId: string;
}

/** How a conversation's row tells of its last message. */
export interface LastLine {
  /** Of the message that it tells of; 0 where it tells of none. */
  seq: number;
  excerpt: string;
  direction: Direction | null;
}

/** The last line of a conversation as its row has it, and as it is without what was taken back. */
export async function findLastLine(
  db: Reader,
  { workspaceId, conversationId }: OfConversation,
): Promise<{ shown: LastLine; due: LastLine }> {
  const row = await db
    .selectFrom("conversation as c")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("message as m")
          .select(["m.workspace_id", "m.id", "m.seq", "m.text", "m.special", "m.direction"])
          .whereRef("m.workspace_id", "=", "c.workspace_id")
          .whereRef("m.conversation_id", "=", "c.id")
          .where("m.direction", "in", ["in", "out"])
          // What the desk says by itself is no last line.
          .where("m.author_kind", "<>", "bot")
          .where("m.state", "not in", ["cancelled", "deleting", "deleted"])
          .orderBy("m.seq", "desc")
          .limit(1)
          .as("g"),
      (join) => join.onTrue(),
    )
    .select(["c.last_message as excerpt", "c.last_message_direction as direction", "c.last_message_seq as seq"])
    .select(["g.id", "g.seq as lastSeq", "g.text", "g.special", "g.direction as lastDirection"])
    .select((eb) =>
      filesOf(db, { workspaceId: eb.ref("c.workspace_id"), id: eb.ref("g.id").$castTo<string>() }).as("files"),
    )
    .where("c.workspace_id", "=", workspaceId)
    .where("c.id", "=", conversationId)
    .executeTakeFirstOrThrow();
  const { excerpt, direction, seq, id, text, files } = row;
  const special = row.special as Excerpted["special"];
  const reads = id ? excerptOf({ text: text ?? "", special, files }) : "";
  return {
    shown: { seq, excerpt, direction },
    due: { seq: row.lastSeq ?? 0, excerpt: reads, direction: row.lastDirection },
  };
}

/** A wait for answers of which none was sent, behind the last one that was, or still may be. */
export interface WaitLeftBehind {
  since: Date;
  /** When that last one was written. */
  answeredAt: Date | null;
}

/** The wait that answers which were not sent have left behind; null where there are none such. */
export async function waitLeftBehind(db: Reader, of: OfConversation): Promise<WaitLeftBehind | null> {
  const standing = answersIn(db, of).where("m.state", "not in", notSent);
  const last = standing.select((eb) => eb.fn.max("m.seq").as("seq"));
  const { since, answeredAt } = await answersIn(db, of)
    .select((eb) => eb.fn.min("m.answers_since").as("since"))
    .select(standing.select((eb) => eb.fn.max("m.created_at").as("at")).as("answeredAt"))
    .where("m.state", "in", notSent)
    .where((eb) => eb("m.seq", ">", eb.fn.coalesce(last, eb.lit(0))))
    .executeTakeFirstOrThrow();
  return since && { since, answeredAt };
}

const notSent = ["failed", "cancelled", "dismissed"] satisfies MessageState[];

function answersIn(db: Reader, { workspaceId, conversationId }: OfConversation) {
  return db
    .selectFrom("message as m")
    .where("m.workspace_id", "=", workspaceId)
    .where("m.conversation_id", "=", conversationId)
    .where("m.direction", "=", "out")
    .where("m.author_kind", "in", ["member", "api_token"]);
}

/** Notes that a message, which is on its way again, is to end a wait that began then, or an earlier one of its own. */
export async function noteAnswered(
  db: Writer,
  { workspaceId, messageId, since }: { workspaceId: string; messageId: string; since: Date },
): Promise<void> {
  await db
    .updateTable("message")
    .set((eb) => ({ answers_since: eb.fn<Date>("least", ["answers_since", eb.val(since)]) }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", messageId)
    .execute();
}
