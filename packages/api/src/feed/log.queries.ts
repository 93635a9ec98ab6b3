import type { FeedEvent } from "@frontdesk/contract";
import { type DB, INSTALLATION, type Reader, type Tenancy } from "@frontdesk/db";
import { type Selectable, sql } from "kysely";

/** A row of the log: what the feed needs of it, and nothing private (`detail` stays behind). */
export interface LoggedEvent {
  seq: number;
  scopeKeys: string[];
  leftKeys: string[];
  subjectType: string;
  subjectId: string | null;
  /** About how long it is on the wire. */
  bytes: number;
  /** What a session that may see it receives. */
  event: FeedEvent;
}

interface Place {
  workspaceId: string;
  after: number;
  limit: number;
}

/** Events after a number, in order, at most `limit`. */
export async function listEvents(db: Reader, place: Place): Promise<LoggedEvent[]> {
  return (await newsAfter(db, place).executeTakeFirstOrThrow()).rows.map(entryOf);
}

/** The same, and the last number of the installation's stream in the same snapshot; for one round trip, in one row. */
export async function readNews(across: Tenancy, place: Place): Promise<{ entries: LoggedEvent[]; rights: number }> {
  const news = await across.ask((db) => newsAfter(db, place));
  return { entries: news?.rows.map(entryOf) ?? [], rights: news?.rights ?? 0 };
}

const columns = ["seq", "id", "at", "actor_kind", "actor_id", "kind", "data", "scope_keys", "left_keys"] as const;
const references = ["subject_type", "subject_id", "cause_id"] as const;
const selection = sql.join([...columns, ...references].map((name) => sql.ref(name)));

type EventRow = Omit<Pick<Selectable<DB["event"]>, (typeof columns)[number] | (typeof references)[number]>, "at"> & {
  at: string;
};

// Asked for each event, by every node: built from parts each time, its text would cost as much as its answer.
function newsAfter(db: Reader, { workspaceId, after, limit }: Place) {
  const news = sql<{ rows: EventRow[]; rights: number }>`(
    select coalesce(json_agg(news order by news.seq), '[]') as rows,
           (select coalesce(max(seq), 0) from event where workspace_id = ${INSTALLATION}) as rights
      from (select ${selection} from event
             where workspace_id = ${workspaceId} and seq > ${sql.lit(after)}
             order by seq limit ${sql.lit(limit)}) as news)`;
  return db.selectFrom(news.as("answer")).selectAll();
}

function entryOf(row: EventRow): LoggedEvent {
  return {
    seq: row.seq,
    scopeKeys: row.scope_keys,
    leftKeys: row.left_keys,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    bytes: JSON.stringify(row.data).length,
    event: {
      seq: row.seq,
      id: row.id,
      at: new Date(row.at).toISOString(),
      actor: { kind: row.actor_kind, id: row.actor_id },
      kind: row.kind,
      ...(row.cause_id && { cause: row.cause_id }),
      data: row.data,
    } as FeedEvent,
  };
}

/** The last numbers of several streams; 0 for an empty one. One look at the end of the index each, not a scan. */
export async function headsOf(db: Reader, workspaceIds: string[]): Promise<Map<string, number>> {
  if (workspaceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom(sql<{ id: string }>`unnest(${workspaceIds}::uuid[])`.as<"stream">(sql`stream(id)`))
    .select("stream.id")
    .select((eb) =>
      eb
        .selectFrom("event")
        .select((inner) => inner.fn.max("event.seq").as("seq"))
        .whereRef("event.workspace_id", "=", "stream.id")
        .as("head"),
    )
    .execute();
  return new Map(rows.map(({ id, head }) => [id, head ?? 0]));
}

/** The oldest number still kept of a stream; 0 for an empty one. */
export async function tailOf(db: Reader, workspaceId: string): Promise<number> {
  const row = await db
    .selectFrom("event")
    .select("seq")
    .where("workspace_id", "=", workspaceId)
    .orderBy("seq")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
