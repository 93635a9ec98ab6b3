import type { FactKind, FiguredConversation } from "@frontdesk/contract";
import { statisticsLimits } from "@frontdesk/contract";
import type { ListFigured } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import { conversations, toConversation, withinReach } from "../conversation/index.ts";
import { assertNamed } from "./named.queries.ts";
import { rowsOf } from "./rows-of.queries.ts";
import { factsIn, zoneOf } from "./statistics.queries.ts";

interface FactRow {
  conversationId: string;
  kind: FactKind;
  seq: number;
  at: Date;
  count: number;
  seconds: number | null;
  detail: string | null;
  memberName: string | null;
}

/** One page of what a figure counts, the latest first, and where the next one starts: as many rows as the figure says. @throws not_found */
export async function pageOfFigured(db: Reader, viewer: Viewer, input: ListFigured) {
  await assertNamed(db, viewer.workspaceId, input);
  const timezone = await zoneOf(db, viewer.workspaceId);
  const { pageSize } = statisticsLimits;
  const facts = await listFacts(db, { viewer, input, timezone, limit: pageSize + 1 });
  const page = facts.slice(0, pageSize);
  const ids = [...new Set(page.map(({ conversationId }) => conversationId))];
  const found =
    ids.length > 0 ? await conversations(db).where(withinReach(viewer)).where("c.id", "in", ids).execute() : [];
  const byId = new Map(found.map((row) => [row.id, toConversation(row)]));
  const rows = page.flatMap(({ conversationId, seq: _, at, ...fact }): FiguredConversation[] => {
    const conversation = byId.get(conversationId);
    return conversation ? [{ ...fact, at: at.toISOString(), conversation }] : [];
  });
  const last = page.at(-1);
  const next =
    facts.length > pageSize && last
      ? { at: last.at.toISOString(), conversationId: last.conversationId, seq: last.seq }
      : null;
  return { rows, next };
}

async function listFacts(
  db: Reader,
  { viewer, input, timezone, limit }: { viewer: Viewer; input: ListFigured; timezone: string; limit: number },
): Promise<FactRow[]> {
  const { kind, day, weekday, hour, cause, rating, cursor } = input;
  const local = sql`(f.at at time zone ${timezone})`;
  const conditions = [factsIn({ viewer, input, timezone, beforeFrom: input.from }, { kinds: [kind] })];
  if (day) conditions.push(sql`${local}::date = ${day}::date`);
  if (weekday !== null) conditions.push(sql`extract(isodow from ${local}) = ${weekday}`);
  if (hour !== null) conditions.push(sql`extract(hour from ${local}) = ${hour}`);
  if (cause) conditions.push(sql`f.detail = ${cause}`);
  if (rating !== null) conditions.push(sql`f.detail = ${`${rating}`}`);
  if (cursor)
    conditions.push(sql`(f.at, f.conversation_id, f.seq)
      < (${cursor.at}::timestamptz, ${cursor.conversationId}::uuid, ${cursor.seq}::integer)`);
  return rowsOf(
    db,
    sql<FactRow>`
    select f.conversation_id as "conversationId", f.kind, f.seq, f.at, f.count, f.seconds, f.detail,
           (select u.name from member m join "user" u on u.id = m.user_id
             where m.workspace_id = f.workspace_id and m.id = f.member_id) as "memberName"
      from fact as f where ${sql.join(conditions, sql` and `)}
     order by f.at desc, f.conversation_id desc, f.seq desc limit ${limit}`,
  );
}
