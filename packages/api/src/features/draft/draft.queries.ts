import type { Draft, DraftKind } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

interface OfMember {
  workspaceId: string;
  memberId: string;
  conversationId: string;
}

type Which = OfMember & { kind: DraftKind };

function drafts(db: Reader, { workspaceId, memberId, conversationId }: OfMember) {
  return db
    .selectFrom("draft")
    .select(["kind", "text", "answered", "version"])
    .where("workspace_id", "=", workspaceId)
    .where("member_id", "=", memberId)
    .where("conversation_id", "=", conversationId)
    .orderBy("kind", "desc");
}

type Row = Awaited<ReturnType<ReturnType<typeof drafts>["executeTakeFirstOrThrow"]>>;

function toDraft(row: Row): Draft {
  return { ...row, answered: row.answered as Draft["answered"] };
}

/** What a member is writing in a conversation: at most a reply and a note, blank ones among them. */
export async function listDrafts(db: Reader, of: OfMember): Promise<Draft[]> {
  return (await drafts(db, of).execute()).map(toDraft);
}

/** One of them, held for this transaction. */
export async function lockDraft(db: Writer, { kind, ...of }: Which): Promise<Draft | undefined> {
  const row = await drafts(db, of).where("kind", "=", kind).forUpdate().executeTakeFirst();
  return row && toDraft(row);
}

/** Writes a draft as its next version, whatever stands there. */
export async function putDraft(
  db: Writer,
  {
    workspaceId,
    memberId,
    conversationId,
    kind,
    draft,
    now,
  }: Which & { draft: Pick<Draft, "text" | "answered">; now: Date },
): Promise<Draft> {
  const answered = draft.answered && JSON.stringify(draft.answered);
  const row = await db
    .insertInto("draft")
    .values({
      ...{ workspace_id: workspaceId, member_id: memberId, conversation_id: conversationId, kind },
      ...{ text: draft.text, answered, updated_at: now },
    })
    .onConflict((conflict) =>
      conflict.columns(["workspace_id", "member_id", "conversation_id", "kind"]).doUpdateSet((eb) => ({
        ...{ text: draft.text, answered, updated_at: now },
        version: eb("draft.version", "+", 1),
      })),
    )
    .returning(["kind", "text", "answered", "version"])
    .executeTakeFirstOrThrow();
  return toDraft(row);
}
