import type { SuggestionSettings } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** After so many failures in a row a provider is left alone for a while. */
const patience = { failures: 5, restMs: 60_000 } as const;

const none: SuggestionSettings = { isOn: false, baseUrl: "", model: "", keyLast4: null, inboxIds: [], version: 0 };

function providers(db: Reader, workspaceId: string) {
  return db.selectFrom("suggestion_provider").where("workspace_id", "=", workspaceId);
}

/** How a workspace asks for drafts. */
export async function getSuggestionSettings(db: Reader, workspaceId: string): Promise<SuggestionSettings> {
  const row = await providers(db, workspaceId)
    .select(["is_on as isOn", "base_url as baseUrl", "model", "key_last4 as keyLast4", "version"])
    .executeTakeFirst();
  return row ? { ...row, inboxIds: await listInboxes(db, workspaceId) } : none;
}

/** The same, held for this transaction where it is there. */
export async function lockSuggestionSettings(db: Writer, workspaceId: string): Promise<SuggestionSettings> {
  await providers(db, workspaceId).select("workspace_id").forUpdate().execute();
  return getSuggestionSettings(db, workspaceId);
}

async function listInboxes(db: Reader, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("suggestion_inbox")
    .select("inbox_id as id")
    .where("workspace_id", "=", workspaceId)
    .orderBy("inbox_id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Where the drafts come from, and the sealed key to it; undefined where that is switched off. */
export async function findProvider(db: Reader, workspaceId: string) {
  return providers(db, workspaceId)
    .select(["base_url as baseUrl", "model", "key_sealed as keySealed", "rests_until as restsUntil"])
    .where("is_on", "=", true)
    .executeTakeFirst();
}

/** The sealed key that is kept, whether switched on or not, and the address it was given for. */
export async function findKey(db: Reader, workspaceId: string) {
  return providers(db, workspaceId).select(["base_url as baseUrl", "key_sealed as keySealed"]).executeTakeFirst();
}

interface Change extends Omit<SuggestionSettings, "keyLast4" | "version"> {
  workspaceId: string;
  /** Undefined keeps the present one. */
  key: { sealed: Buffer | null; last4: string | null } | undefined;
  now: Date;
}

/** Keeps how drafts are asked for; whatever failed before counts no more. */
export async function putSuggestionSettings(db: Writer, { workspaceId, key, now, inboxIds, ...fields }: Change) {
  const values = {
    ...{ is_on: fields.isOn, base_url: fields.baseUrl, model: fields.model, updated_at: now },
    ...{ failures: 0, rests_until: null },
    ...(key && { key_sealed: key.sealed, key_last4: key.last4 }),
  };
  await db
    .insertInto("suggestion_provider")
    .values({ workspace_id: workspaceId, ...values })
    .onConflict((conflict) =>
      conflict.column("workspace_id").doUpdateSet({ ...values, version: sql`suggestion_provider.version + 1` }),
    )
    .execute();
  await db.deleteFrom("suggestion_inbox").where("workspace_id", "=", workspaceId).execute();
  if (inboxIds.length === 0) return;
  await db
    .insertInto("suggestion_inbox")
    .values(inboxIds.map((inboxId) => ({ workspace_id: workspaceId, inbox_id: inboxId })))
    .execute();
}

/** How many of these inboxes there are. */
export async function countInboxes(db: Reader, { workspaceId, ids }: { workspaceId: string; ids: string[] }) {
  if (ids.length === 0) return 0;
  const { count } = await db
    .selectFrom("inbox")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("workspace_id", "=", workspaceId)
    .where("id", "in", ids)
    .where("deleted_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Notes how a provider did: a success forgets its failures, some failures in a row send nobody there for a minute. */
export async function noteOutcome(
  db: Writer,
  { workspaceId, isFailure, now }: { workspaceId: string; isFailure: boolean; now: Date },
): Promise<void> {
  const restsUntil = new Date(now.getTime() + patience.restMs);
  const update = db.updateTable("suggestion_provider").where("workspace_id", "=", workspaceId);
  if (!isFailure) await update.set({ failures: 0, rests_until: null }).where("failures", ">", 0).execute();
  else
    await update
      .set({
        failures: sql`failures + 1`,
        rests_until: sql`case when failures + 1 >= ${patience.failures} then ${restsUntil}::timestamptz end`,
      })
      .execute();
}

/** What help a member has while they write. */
export async function getWritingHelp(db: Reader, { workspaceId, memberId }: { workspaceId: string; memberId: string }) {
  const { offersReplies } = await db
    .selectFrom("member")
    .select("offers_replies as offersReplies")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", memberId)
    .executeTakeFirstOrThrow();
  const { isOn, inboxIds } = await getSuggestionSettings(db, workspaceId);
  return { offersReplies, draftInboxIds: isOn ? inboxIds : [] };
}

export async function chooseOffers(
  db: Writer,
  { workspaceId, memberId, offersReplies }: { workspaceId: string; memberId: string; offersReplies: boolean },
): Promise<void> {
  await db
    .updateTable("member")
    .set({ offers_replies: offersReplies })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", memberId)
    .execute();
}
