import { type AssignmentPolicy, defaultAssignment } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

/** How each inbox of a workspace gives out what comes in, the first inbox first: the order in which clients keep them. */
export async function listPolicies(db: Reader, workspaceId: string): Promise<AssignmentPolicy[]> {
  const rows = await ofInboxes(db, workspaceId).orderBy("i.id").execute();
  return rows.map(toPolicy);
}

interface Which {
  workspaceId: string;
  inboxId: string;
}

/** How an inbox gives out what comes in, and the team that it comes to. @throws not_found */
export async function getPolicy(db: Reader, { workspaceId, inboxId }: Which): Promise<AssignmentPolicy> {
  return toPolicy(found(await ofInboxes(db, workspaceId).where("i.id", "=", inboxId).executeTakeFirst()));
}

function ofInboxes(db: Reader, workspaceId: string) {
  return db
    .selectFrom("inbox as i")
    .leftJoin("assignment_policy as a", (join) =>
      join.onRef("a.workspace_id", "=", "i.workspace_id").onRef("a.inbox_id", "=", "i.id"),
    )
    .select(["i.id as inboxId", "a.mode", "a.skill", "a.version"])
    .select(["a.prefers_last_handler as prefersLastHandler", "a.prefers_language as prefersLanguage"])
    .select(["a.respects_hours as respectsHours"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.deleted_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof ofInboxes>["executeTakeFirstOrThrow"]>>;

function toPolicy({ inboxId, ...row }: Row): AssignmentPolicy {
  return {
    inboxId,
    mode: row.mode ?? defaultAssignment.mode,
    prefersLastHandler: row.prefersLastHandler ?? defaultAssignment.prefersLastHandler,
    prefersLanguage: row.prefersLanguage ?? defaultAssignment.prefersLanguage,
    respectsHours: row.respectsHours ?? defaultAssignment.respectsHours,
    skill: row.skill,
    version: row.version ?? defaultAssignment.version,
  };
}

/** Keeps a policy in place of the one of this version; false where that one is no longer in force. */
export async function putPolicy(
  db: Writer,
  { workspaceId, now, policy }: { workspaceId: string; now: Date; policy: AssignmentPolicy },
): Promise<boolean> {
  const values = {
    mode: policy.mode,
    prefers_last_handler: policy.prefersLastHandler,
    prefers_language: policy.prefersLanguage,
    respects_hours: policy.respectsHours,
    skill: policy.skill,
    updated_at: now,
  };
  if (policy.version === 0) {
    const inserted = await db
      .insertInto("assignment_policy")
      .values({ workspace_id: workspaceId, inbox_id: policy.inboxId, ...values, created_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("assignment_policy")
    .set({ ...values, version: policy.version + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("inbox_id", "=", policy.inboxId)
    .where("version", "=", policy.version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** A policy that gives something out, and whose turn it was last. */
export interface Giving extends AssignmentPolicy {
  lastGivenTo: string | null;
}

/** The policies that give something out, held for this transaction: of two who give out at once the second sees what the first gave. */
export async function lockGiving(db: Writer, workspaceId: string): Promise<Giving[]> {
  return db
    .selectFrom("assignment_policy")
    .select(["inbox_id as inboxId", "mode", "skill", "version", "last_given_to as lastGivenTo"])
    .select(["prefers_last_handler as prefersLastHandler", "prefers_language as prefersLanguage"])
    .select(["respects_hours as respectsHours"])
    .where("workspace_id", "=", workspaceId)
    .where("mode", "<>", "off")
    .orderBy("inbox_id")
    .forUpdate()
    .execute();
}

/** Notes whose turn it was last in an inbox. */
export async function noteTurn(
  db: Writer,
  { workspaceId, inboxId, memberId }: Which & { memberId: string },
): Promise<void> {
  await db
    .updateTable("assignment_policy")
    .set({ last_given_to: memberId })
    .where("workspace_id", "=", workspaceId)
    .where("inbox_id", "=", inboxId)
    .execute();
}

/** Whose turn it was last in an inbox; null before the first. */
export async function findTurn(db: Reader, { workspaceId, inboxId }: Which): Promise<string | null> {
  const row = await db
    .selectFrom("assignment_policy")
    .select("last_given_to as memberId")
    .where("workspace_id", "=", workspaceId)
    .where("inbox_id", "=", inboxId)
    .executeTakeFirst();
  return row?.memberId ?? null;
}
