import { type CsatPolicy, type CsatScale, defaultCsat } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

function policies(db: Reader, workspaceId: string) {
  return db
    .selectFrom("inbox as i")
    .leftJoin("csat_policy as p", (join) =>
      join.onRef("p.workspace_id", "=", "i.workspace_id").onRef("p.inbox_id", "=", "i.id"),
    )
    .select(["i.id as inboxId", "p.is_on as isOn", "p.scale", "p.delay_minutes as delayMinutes"])
    .select(["p.again_days as againDays", "p.comment_hours as commentHours", "p.texts", "p.version"])
    .where("i.workspace_id", "=", workspaceId)
    .where("i.deleted_at", "is", null);
}

interface Row {
  inboxId: string;
  isOn: boolean | null;
  scale: CsatScale | null;
  delayMinutes: number | null;
  againDays: number | null;
  commentHours: number | null;
  texts: unknown;
  version: number | null;
}

function toPolicy({ inboxId, isOn, scale, delayMinutes, againDays, commentHours, texts, version }: Row): CsatPolicy {
  const before = { ...defaultCsat, inboxId };
  if (version === null) return before;
  return {
    inboxId,
    isOn: isOn ?? before.isOn,
    scale: scale ?? before.scale,
    delayMinutes: delayMinutes ?? before.delayMinutes,
    againDays: againDays ?? before.againDays,
    commentHours: commentHours ?? before.commentHours,
    texts: texts as CsatPolicy["texts"],
    version,
  };
}

/** How each inbox of a workspace asks, the first made first: the order in which clients keep them. */
export async function listCsatPolicies(db: Reader, workspaceId: string): Promise<CsatPolicy[]> {
  return (await policies(db, workspaceId).orderBy("i.id").execute()).map(toPolicy);
}

/** @throws not_found */
export async function getCsatPolicy(
  db: Reader,
  { workspaceId, inboxId }: { workspaceId: string; inboxId: string },
): Promise<CsatPolicy> {
  return toPolicy(found(await policies(db, workspaceId).where("i.id", "=", inboxId).executeTakeFirst()));
}

/** Keeps a policy in place of the one of this version; false where that one is no longer in force. */
export async function putCsatPolicy(
  db: Writer,
  { workspaceId, now, policy }: { workspaceId: string; now: Date; policy: CsatPolicy },
): Promise<boolean> {
  const { inboxId, isOn, scale, delayMinutes, againDays, commentHours, texts, version } = policy;
  const values = {
    ...{ is_on: isOn, scale, delay_minutes: delayMinutes, again_days: againDays, comment_hours: commentHours },
    texts: JSON.stringify(texts),
    updated_at: now,
  };
  if (version === 0) {
    const inserted = await db
      .insertInto("csat_policy")
      .values({ workspace_id: workspaceId, inbox_id: inboxId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await db
    .updateTable("csat_policy")
    .set({ ...values, version: version + 1 })
    .where("workspace_id", "=", workspaceId)
    .where("inbox_id", "=", inboxId)
    .where("version", "=", version)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
