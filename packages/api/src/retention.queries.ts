import { INSTALLATION, type Writer } from "@frontdesk/db";
import { sql } from "kysely";

/** What one statement may remove: so few rows hold no lock for long. */
export interface Batch {
  before: Date;
  rows: number;
}

// Each finds its rows by an index on their age, and removes them by where they lie or by their key.

/** Removes answers of operations; says how many. */
export async function deleteOldOps(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from op where at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("op").where(aged).executeTakeFirst());
}

/** Removes updates that were applied, ignored or given up; says how many. */
export async function deleteOldUpdates(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(
    select ctid from tg_update where received_at < ${before} and state <> 'received' limit ${rows}))`;
  return deleted(await db.deleteFrom("tg_update").where(aged).executeTakeFirst());
}

/** Removes reactions to messages that never came; says how many. */
export async function deleteOldEarlyReactions(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`(workspace_id, bot_id, chat_id, tg_message_id) in (
    select workspace_id, bot_id, chat_id, tg_message_id from telegram_message
     where early_at < ${before} and message_id is null limit ${rows})`;
  return deleted(
    await db.deleteFrom("telegram_message").where(aged).where("message_id", "is", null).executeTakeFirst(),
  );
}

/** Removes sends that are over and ask nobody anything; says how many. */
export async function deleteOldSends(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`(workspace_id, id) in (
    select workspace_id, id from outbox
     where settled_at < ${before} and state in ('sent', 'cancelled', 'dismissed') limit ${rows})`;
  return deleted(await db.deleteFrom("outbox").where(aged).executeTakeFirst());
}

/** The installation's own stream is read as it grows, and by nobody after. */
const keepInstallationDays = 7;

/**
 * Removes what each workspace's log keeps no longer, the oldest first, and never a stream's last event, from which the
 * next is numbered; says how many. Looks at a stream's first event only, where that is to stay.
 */
export async function deleteOldEvents(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`(workspace_id, seq) in (
    select stream.id, oldest.seq
      from (select id, keep_events_days from workspace union all select ${INSTALLATION}::uuid, ${keepInstallationDays}::integer) as stream
      cross join lateral (select ${before}::timestamptz - make_interval(days => stream.keep_events_days) as before) as due
      cross join lateral (select at from event where workspace_id = stream.id order by seq limit 1) as first
      cross join lateral (select seq, at from event where workspace_id = stream.id order by seq limit ${rows}) as oldest
     where first.at < due.before and oldest.at < due.before
       and oldest.seq < (select max(seq) from event where workspace_id = stream.id)
     limit ${rows})`;
  return deleted(await db.deleteFrom("event").where(aged).executeTakeFirst());
}

/** Removes uploads that no message came to carry; says how many. Their bytes are collected with all that is idle. */
export async function deleteOldUploads(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from upload where created_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("upload").where(aged).executeTakeFirst());
}

/** Removes what can't be undone any more; says how many. */
export async function deleteOldUndos(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from undo where created_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("undo").where(aged).executeTakeFirst());
}

/** Removes drafts that providers wrote, and what was asked of them; says how many. */
export async function deleteOldSuggestions(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from suggestion where asked_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("suggestion").where(aged).executeTakeFirst());
}

/** Removes what canned replies once answered; says how many. */
export async function deleteOldCannedUses(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from canned_use where used_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("canned_use").where(aged).executeTakeFirst());
}

/** Removes that the bot said that nobody is there; says how many. Whom it greeted it knows for good. */
export async function deleteOldAutomaticTexts(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(
    select ctid from automatic_text where said_at < ${before} and kind <> 'greeting' limit ${rows}))`;
  return deleted(await db.deleteFrom("automatic_text").where(aged).executeTakeFirst());
}

/** Removes sessions that ended; says how many. */
export async function deleteOldSessions(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from session where expires_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("session").where(aged).executeTakeFirst());
}

/** Removes what was begun in two steps and not finished in time; says how many. */
export async function deleteOldChallenges(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(select ctid from challenge where expires_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("challenge").where(aged).executeTakeFirst());
}

/** Removes links that set a password no more; says how many. */
export async function deleteOldResets(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(
    select ctid from password_reset where expires_at < ${before} limit ${rows}))`;
  return deleted(await db.deleteFrom("password_reset").where(aged).executeTakeFirst());
}

/** Removes counts of tries whose window is over; says how many. */
export async function deleteOldTries(db: Writer, { before, rows }: Batch): Promise<number> {
  const aged = sql<boolean>`ctid = any (array(
    select ctid from rate_limit where expire < ${before.getTime()} limit ${rows}))`;
  return deleted(await db.deleteFrom("rate_limit").where(aged).executeTakeFirst());
}

function deleted({ numDeletedRows }: { numDeletedRows: bigint }): number {
  return Number(numDeletedRows);
}
