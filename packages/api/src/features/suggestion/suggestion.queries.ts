import type { Suggestion, SuggestionFailure, SuggestionSource, SuggestionState } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { found } from "../../desk-error.ts";
import { withinReach } from "../conversation/index.ts";
import type { SuggestionRequest } from "./gather-material.ts";

const columns = ["id", "state", "text", "sources", "failure", "version"] as const;

interface Row extends Omit<Suggestion, "state" | "sources" | "failure"> {
  state: string;
  sources: unknown;
  failure: string | null;
}

function toSuggestion({ state, sources, failure, ...row }: Row): Suggestion {
  return {
    ...row,
    state: state as SuggestionState,
    sources: sources as SuggestionSource[],
    failure: failure as SuggestionFailure | null,
  };
}

interface OfMember {
  workspaceId: string;
  memberId: string;
  conversationId: string;
}

/** The latest suggestion that a member asked for in a conversation, while there is something to see of it. */
export async function findSuggestion(db: Reader, of: OfMember): Promise<Suggestion | null> {
  const row = await db
    .selectFrom("suggestion")
    .select(columns)
    .where("workspace_id", "=", of.workspaceId)
    .where("member_id", "=", of.memberId)
    .where("conversation_id", "=", of.conversationId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && !["taken", "dismissed", "cancelled"].includes(row.state) ? toSuggestion(row) : null;
}

/** One that was asked for in a conversation within reach, and by whom; held for this transaction. @throws not_found */
export async function lockSuggestion(db: Writer, reach: Reach, id: string) {
  const row = await db
    .selectFrom("suggestion as s")
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "s.workspace_id").onRef("c.id", "=", "s.conversation_id"),
    )
    .select(["s.id", "s.state", "s.text", "s.sources", "s.failure", "s.version"])
    .select(["s.conversation_id as conversationId", "s.member_id as memberId"])
    .where(withinReach(reach))
    .where("s.id", "=", id)
    .forUpdate("s")
    .executeTakeFirst();
  const { conversationId, memberId, ...suggestion } = found(row);
  return { conversationId, memberId, suggestion: toSuggestion(suggestion) };
}

interface NewSuggestion extends OfMember {
  request: SuggestionRequest;
  /** Where it can't even be tried, why. */
  failure: SuggestionFailure | null;
  now: Date;
}

export async function insertSuggestion(db: Writer, fresh: NewSuggestion): Promise<Suggestion> {
  const { workspaceId, memberId, conversationId, request, failure, now } = fresh;
  const row = await db
    .insertInto("suggestion")
    .values({
      ...{ workspace_id: workspaceId, member_id: memberId, conversation_id: conversationId, asked_at: now },
      ...(failure ? { state: "failed" as const, failure, settled_at: now } : { request: JSON.stringify(request) }),
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
  return toSuggestion(row);
}

interface Settled {
  workspaceId: string;
  id: string;
  state: SuggestionState;
  text?: string;
  sources?: SuggestionSource[];
  failure?: SuggestionFailure;
  now: Date;
}

/** Ends a suggestion; what its provider was told is kept no longer. */
export async function settle(db: Writer, { workspaceId, id, state, text, sources, failure, now }: Settled) {
  const row = await db
    .updateTable("suggestion")
    .set({ state, settled_at: now, request: null, held_until: null, version: sql`version + 1` })
    .$if(text !== undefined, (query) => query.set({ text: text ?? "" }))
    .$if(sources !== undefined, (query) => query.set({ sources: JSON.stringify(sources) }))
    .$if(failure !== undefined, (query) => query.set({ failure: failure ?? null }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(columns)
    .executeTakeFirstOrThrow();
  return toSuggestion(row);
}

/** Calls off whatever a member still waits for in a conversation. */
export async function cancelUnderWay(db: Writer, of: OfMember & { now: Date }): Promise<void> {
  await db
    .updateTable("suggestion")
    .set({ state: "cancelled", settled_at: of.now, request: null, version: sql`version + 1` })
    .where("workspace_id", "=", of.workspaceId)
    .where("member_id", "=", of.memberId)
    .where("conversation_id", "=", of.conversationId)
    .where("state", "in", ["asked", "answering"])
    .execute();
}
