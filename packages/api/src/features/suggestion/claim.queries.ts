import type { Suggestion } from "@frontdesk/contract";
import type { Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { SuggestionRequest } from "./gather-material.ts";

/** A suggestion that this node answers, out of others' reach for a time. */
export interface Claimed {
  workspaceId: string;
  id: string;
  conversationId: string;
  memberId: string;
  /** Whoever held it before did not finish it. */
  isLapsed: boolean;
}

/** The suggestion that waits for longest; of two who ask at once, each gets another. */
export async function claimSuggestion(
  db: Writer,
  { now, heldUntil }: { now: Date; heldUntil: Date },
): Promise<Claimed | undefined> {
  const { rows } = await sql<Claimed>`
    with due as (
      select workspace_id, id, state from suggestion
       where state in ('asked', 'answering') and (held_until is null or held_until < ${now})
       order by asked_at limit 1 for update skip locked)
    update suggestion s set state = 'answering', held_until = ${heldUntil} from due
     where s.workspace_id = due.workspace_id and s.id = due.id
    returning s.workspace_id as "workspaceId", s.id, s.conversation_id as "conversationId",
              s.member_id as "memberId", due.state = 'answering' as "isLapsed"`.execute(db);
  return rows[0];
}

type Which = Pick<Claimed, "workspaceId" | "id">;

/** Lets another node have it. */
export async function releaseSuggestion(db: Writer, { workspaceId, id }: Which): Promise<void> {
  await db
    .updateTable("suggestion")
    .set({ state: "asked", held_until: null, text: "" })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "answering")
    .execute();
}

/** What is asked with it; undefined where it was called off. Held for this transaction. */
export async function lockRequest(db: Writer, { workspaceId, id }: Which): Promise<SuggestionRequest | undefined> {
  const row = await db
    .selectFrom("suggestion")
    .select("request")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "answering")
    .forUpdate()
    .executeTakeFirst();
  return row && (row.request as SuggestionRequest);
}

/** Keeps what there is of its text so far; undefined where it was called off meanwhile. */
export async function putProgress(
  db: Writer,
  { workspaceId, id, text }: Which & { text: string },
): Promise<Pick<Suggestion, "version"> | undefined> {
  return db
    .updateTable("suggestion")
    .set({ text, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .where("state", "=", "answering")
    .returning("version")
    .executeTakeFirst();
}
