import {
  type Conversation,
  type ConversationCounts,
  type ConversationFilter,
  conversationViews,
  filterOf,
  isLive,
  orderOf,
} from "@frontdesk/contract";
import type { ListConversations } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { type RawBuilder, sql } from "kysely";
import type { Reach, Viewer } from "../../access.ts";
import { conversations, toConversation, withinReach } from "./conversation.queries.ts";

interface Looking {
  memberId: string | null;
  now: Date;
}

/** The rows that answer a filter. States are written out, so that partial indexes are known to hold them. */
function matching(filter: ConversationFilter, { memberId, now }: Looking): RawBuilder<boolean> {
  const { states, assignee, teamId, inboxId, tagIds, priorities, waitingMinutes, sla } = filter;
  const conditions = [sql<boolean>`true`];
  if (states) conditions.push(sql`c.state in (${sql.join(states.map((state) => sql.lit(state)))})`);
  if (assignee === "nobody") conditions.push(sql`c.assignee_id is null`);
  else if (assignee !== null) conditions.push(sql`c.assignee_id = ${assignee === "me" ? memberId : assignee}::uuid`);
  if (teamId) conditions.push(sql`c.team_id = ${teamId}::uuid`);
  if (inboxId) conditions.push(sql`c.inbox_id = ${inboxId}::uuid`);
  if (tagIds)
    conditions.push(sql`exists (
    select from conversation_tag as ct
     where ct.workspace_id = c.workspace_id and ct.conversation_id = c.id and ct.tag_id = any(${tagIds}::uuid[]))`);
  if (priorities) conditions.push(sql`c.priority in (${sql.join(priorities.map((each) => sql.lit(each)))})`);
  if (sla)
    conditions.push(sql`c.sla_due_at is not null and c.sla_state in (${sql.join(sla.map((state) => sql.lit(state)))})`);
  if (waitingMinutes === 0) conditions.push(sql`c.waiting_since is not null`);
  else if (waitingMinutes !== null)
    conditions.push(sql`c.waiting_since <= ${new Date(now.getTime() - waitingMinutes * 60_000)}::timestamptz`);
  return sql`(${sql.join(conditions, sql` and `)})`;
}

/** One page of a view, in its order, and where the next one starts. */
export async function pageOfConversations(db: Reader, viewer: Viewer, input: ListConversations & { now: Date }) {
  const { view, filter, limit, cursor, now } = input;
  const order = orders[orderOf(view, filter)];
  const after = sql<boolean>`
    (${sql.ref(order.column)}, c.id) ${sql.raw(order.beyond)} (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`;
  // Which rows, before what is joined to each: where they have to be sorted, all others would be joined as well.
  const ids = db
    .selectFrom("conversation as c")
    .select("c.id")
    .where(withinReach(viewer))
    .where(matching(filterOf(view, filter), { memberId: viewer.memberId, now }))
    .$if(Boolean(cursor), (query) => query.where(after))
    .orderBy(order.column, order.direction)
    .orderBy("c.id", order.direction)
    .limit(limit + 1);
  const rows = await conversations(db)
    .where(withinReach(viewer))
    .where("c.id", "in", ids)
    .orderBy(order.column, order.direction)
    .orderBy("c.id", order.direction)
    .execute();
  const page = rows.slice(0, limit).map(toConversation);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? { at: order.keyOf(last), id: last.id } : null };
}

const ascending = { direction: "asc", beyond: ">" } as const;
const descending = { direction: "desc", beyond: "<" } as const;

/** By which column a view lists, and the value of it in a row as it goes out. */
const orders = {
  waiting: {
    ...ascending,
    column: "c.waiting_since",
    keyOf: ({ waitingSince, lastMessageAt }: Conversation) => waitingSince ?? lastMessageAt,
  },
  due: {
    ...ascending,
    column: "c.sla_due_at",
    keyOf: ({ sla, lastMessageAt }: Conversation) => sla?.dueAt ?? lastMessageAt,
  },
  activity: { ...descending, column: "c.last_message_at", keyOf: ({ lastMessageAt }: Conversation) => lastMessageAt },
} as const;

/** How many conversations within reach answer each of some filters, in their order. */
export async function countMatching(
  db: Reader,
  reach: Reach,
  { filters, now }: { filters: ConversationFilter[]; now: Date },
): Promise<number[]> {
  if (filters.length === 0) return [];
  const looking = { memberId: reach.memberId, now };
  const isLiveOnly = ({ states }: ConversationFilter) => states?.every(isLive) ?? false;
  // What is live is few, and counted in one pass; what is over is tallied; of the rest each has an index that fits it.
  const inOnePass = filters.filter(isLiveOnly).map(passing);
  const others = filters.filter((filter) => !isLiveOnly(filter)).map(alone);
  const row = await db
    .selectFrom("conversation as c")
    .where(withinReach(reach))
    .where(sql<boolean>`c.state not in ('closed', 'spam')`)
    .select(({ fn }) => fn.countAll<number>().as("all"))
    .select(sql<number[]>`array[${sql.join(inOnePass)}]::integer[]`.as("live"))
    .select(sql<number[]>`array[${sql.join(others)}]::integer[]`.as("rest"))
    .executeTakeFirstOrThrow();
  const [ofLive, ofRest] = [row.live.values(), row.rest.values()];
  return filters.map((filter) => (isLiveOnly(filter) ? ofLive : ofRest).next().value ?? 0);

  function passing(filter: ConversationFilter) {
    return sql`count(*) filter (where ${matching(filter, looking)})`;
  }
  function alone(filter: ConversationFilter) {
    const asked = sql`where ${withinReach(reach)} and ${matching(filter, looking)}`;
    if (isTallied(filter)) return sql`(select coalesce(sum(c.count), 0) from conversation_tally as c ${asked})`;
    return sql`(select count(*) from conversation as c ${asked})`;
  }
}

/** Whether a filter asks only for what is over, and of it nothing that the tally doesn't tell apart. */
function isTallied({ states, tagIds, priorities, waitingMinutes, sla }: ConversationFilter): boolean {
  const isOver = states?.every((state) => state === "closed" || state === "spam") ?? false;
  return isOver && tagIds === null && priorities === null && waitingMinutes === null && sla === null;
}

/** How many conversations stand in each view of a viewer. */
export async function countConversations(db: Reader, viewer: Viewer, now: Date): Promise<ConversationCounts> {
  const filters = conversationViews.map((view) => filterOf(view));
  const counts = await countMatching(db, viewer, { filters, now });
  return Object.fromEntries(conversationViews.map((view, index) => [view, counts[index] ?? 0])) as ConversationCounts;
}
