import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** Who acts for a bot, and by which right. */
interface Holder {
  workspaceId: string;
  botId: string;
  leaseToken: string;
}

/** Settles what others than this lease left under way, and returns the sends whose fate nobody knows. */
export async function recoverSends(
  db: Writer,
  { workspaceId, botId, leaseToken }: Omit<Holder, "leaseToken"> & { leaseToken: string | null },
) {
  // Edits and the like are idempotent: doing them again is safe. A send is not, once it began: only a person may decide.
  // What is for staff goes again: to see something twice is better than not to see it.
  const isInDoubt = sql<boolean>`state = 'sending' and kind like 'send\\_%' and class <> 'staff'`;
  const left = await db
    .updateTable("outbox")
    .set({
      state: sql`case when ${isInDoubt} then 'unknown' else 'queued' end`,
      lease_token: sql`case when ${isInDoubt} then lease_token end`,
    })
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("state", "in", ["leased", "sending"])
    .where("lease_token", "is distinct from", leaseToken)
    .returning(["id", "state", "part", "message_id as messageId", "is_test as isTest"])
    .execute();
  return left.filter(({ state }) => state === "unknown");
}

/** Bots of all workspaces that have a send under way by a lease that ran out before then, or is no more. */
export async function listAbandoned(db: Reader, { before }: { before: Date }): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox as o")
    .select("o.bot_id as botId")
    .distinct()
    .where("o.state", "=", "sending")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("bot_lease as l")
            .select("l.token")
            .whereRef("l.workspace_id", "=", "o.workspace_id")
            .whereRef("l.bot_id", "=", "o.bot_id")
            .whereRef("l.token", "=", "o.lease_token")
            .where("l.expires_at", ">", before),
        ),
      ),
    )
    .execute();
  return rows.map(({ botId }) => botId);
}

/**
 * Leases the next due send of each chat: first in, first out per chat, replies before alerts before what is for staff
 * before campaigns. What
 * this lease has already and did not begin is given again, since an answer may have been lost on its way.
 */
export async function leaseSends(
  db: Writer,
  { workspaceId, botId, leaseToken, limit, now }: Holder & { limit: number; now: Date },
) {
  const shown = [
    ...(["id", "chat_id as chatId", "class", "kind", "part"] as const),
    ...(["message_id as messageId", "staff_topic_id as staffTopicId", "payload", "attempts"] as const),
  ] as const;
  return db
    .with("head", (cte) =>
      cte
        .selectFrom("outbox")
        .distinctOn("chat_id")
        .select(["id", "chat_id", "state", "not_before", "position"])
        .where("workspace_id", "=", workspaceId)
        .where("bot_id", "=", botId)
        .where("state", "in", ["queued", "leased", "sending"])
        .orderBy("chat_id")
        .orderBy(sql`state = 'queued'`)
        .orderBy(sql`array_position(array['reply', 'alert', 'staff', 'campaign'], class)`)
        .orderBy("position")
        .orderBy("part"),
    )
    .with("fresh", (cte) =>
      cte
        .updateTable("outbox")
        .set({ state: "leased", lease_token: leaseToken })
        .where("workspace_id", "=", workspaceId)
        .where("id", "in", (eb) =>
          eb
            .selectFrom("head")
            .select("id")
            .where("state", "=", "queued")
            .where("not_before", "<=", now)
            .orderBy("position")
            .limit(limit),
        )
        .where("state", "=", "queued")
        .returning(shown),
    )
    .selectFrom("fresh")
    .selectAll()
    .unionAll((eb) =>
      eb
        .selectFrom("outbox")
        .select(shown)
        .where("workspace_id", "=", workspaceId)
        .where("bot_id", "=", botId)
        .where("lease_token", "=", leaseToken)
        .where("state", "=", "leased"),
    )
    .execute();
}

/** Moves leased sends to `sending`; returns those that were. */
export async function markSends(db: Writer, { workspaceId, botId, leaseToken, ids }: Holder & { ids: string[] }) {
  return db
    .updateTable("outbox")
    .set((eb) => ({ state: "sending", attempts: eb("attempts", "+", 1) }))
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("lease_token", "=", leaseToken)
    .where("state", "=", "leased")
    .where("id", "in", ids)
    .returning(["id", "kind", "message_id as messageId"])
    .execute();
}

/** Those of some sends that this lease has marked and not settled. */
export async function listBegun(
  db: Reader,
  { workspaceId, botId, leaseToken, ids }: Holder & { ids: string[] },
): Promise<string[]> {
  const rows = await db
    .selectFrom("outbox")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("lease_token", "=", leaseToken)
    .where("state", "=", "sending")
    .where("id", "in", ids)
    .execute();
  return rows.map(({ id }) => id);
}

/** Holds a send that this lease has under way; undefined where it was settled before. */
export async function lockSend(db: Writer, { workspaceId, botId, leaseToken, id }: Holder & { id: string }) {
  return db
    .selectFrom("outbox")
    .select(["id", "kind", "part", "payload", "message_id as messageId", "chat_id as chatId", "is_test as isTest"])
    .select(["class", "attempts", "staff_topic_id as staffTopicId"])
    .where("id", "=", id)
    .where("workspace_id", "=", workspaceId)
    .where("bot_id", "=", botId)
    .where("lease_token", "=", leaseToken)
    .where("state", "in", ["leased", "sending"])
    .forUpdate()
    .executeTakeFirst();
}

/** The conversation that a send is for; undefined for one that is for none. */
export async function findConversationOf(
  db: Reader,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom("outbox as o")
    .innerJoin("message as g", (join) =>
      join.onRef("g.workspace_id", "=", "o.workspace_id").onRef("g.id", "=", "o.message_id"),
    )
    .select("g.conversation_id as conversationId")
    .where("o.workspace_id", "=", workspaceId)
    .where("o.id", "=", id)
    .executeTakeFirst();
  return row?.conversationId;
}

/** Whether parts of a message wait behind one. Asked once that one is held: an edit may have added or taken some. */
export async function hasRest(
  db: Reader,
  { workspaceId, messageId, part }: { workspaceId: string; messageId: string; part: number },
): Promise<boolean> {
  const next = await db
    .selectFrom("outbox")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("part", ">", part)
    .where(sql<boolean>`kind like 'send\\_%'`)
    .where("state", "in", ["queued", "held"])
    .limit(1)
    .executeTakeFirst();
  return next !== undefined;
}

interface SendPatch {
  state: "queued" | "sent" | "failed" | "unknown" | "cancelled";
  failure?: string | null;
  not_before?: Date;
  settled_at?: Date;
}

export async function changeSend(
  db: Writer,
  { workspaceId, id, patch }: { workspaceId: string; id: string; patch: SendPatch },
): Promise<void> {
  const isOver = patch.state !== "queued";
  await db
    .updateTable("outbox")
    .set({ ...patch, ...(isOver ? {} : { lease_token: null }) })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Keeps the parts of a message that come after one that was not sent from going before it. */
export async function holdRest(
  db: Writer,
  { workspaceId, messageId, part }: { workspaceId: string; messageId: string; part: number },
): Promise<void> {
  await db
    .updateTable("outbox")
    .set({ state: "held" })
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("part", ">", part)
    .where(sql<boolean>`kind like 'send\\_%'`)
    .where("state", "=", "queued")
    .execute();
}
