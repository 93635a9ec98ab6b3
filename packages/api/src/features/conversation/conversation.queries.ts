import type {
  Conversation,
  ConversationCounts,
  ConversationState,
  ConversationView,
  Reachable,
} from "@frontdesk/contract";
import type { ListConversations } from "@frontdesk/contract/inputs";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach, Viewer } from "../../access.ts";
import { found } from "../../desk-error.ts";

function conversations(db: Reader) {
  return db
    .selectFrom("conversation as c")
    .innerJoin("inbox as i", (join) =>
      join.onRef("i.workspace_id", "=", "c.workspace_id").onRef("i.id", "=", "c.inbox_id"),
    )
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id"),
    )
    .leftJoin("contact_identity as ci", (join) =>
      join
        .onRef("ci.workspace_id", "=", "c.workspace_id")
        .onRef("ci.contact_id", "=", "c.contact_id")
        .on("ci.provider", "=", "telegram"),
    )
    .leftJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "c.workspace_id")
        .onRef("t.bot_id", "=", "c.bot_id")
        .onRef("t.chat_id", "=", "c.tg_chat_id"),
    )
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "c.workspace_id").onRef("m.id", "=", "c.assignee_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .select(["c.id", "c.number", "c.state", "c.version", "c.team_id as teamId", "c.last_seq as lastSeq"])
    .select(["c.last_message as lastMessage", "c.last_message_direction as lastMessageDirection"])
    .select(["c.last_message_at as lastMessageAt", "c.waiting_since as waitingSince", "c.closed_at as closedAt"])
    .select(["c.created_at as createdAt", "i.id as inboxId", "i.name as inboxName"])
    .select(["p.id as contactId", "p.name as contactName", "p.language as contactLanguage", "p.avatar_hash as avatar"])
    .select(["ci.display as contactUsername", "t.reachable", "m.id as assigneeId", "u.name as assigneeName"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof conversations>["executeTakeFirstOrThrow"]>>;

function toConversation(row: Row): Conversation {
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    inbox: { id: row.inboxId, name: row.inboxName },
    teamId: row.teamId,
    contact: {
      id: row.contactId,
      name: row.contactName,
      username: row.contactUsername,
      language: row.contactLanguage,
      reachable: row.reachable ?? "unknown",
      avatar: row.avatar,
    },
    assignee: row.assigneeId ? { id: row.assigneeId, name: row.assigneeName ?? "" } : null,
    lastSeq: row.lastSeq,
    lastMessage: row.lastMessage,
    lastMessageDirection: row.lastMessageDirection,
    lastMessageAt: row.lastMessageAt.toISOString(),
    waitingSince: row.waitingSince?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** The first wall: one workspace's conversations, and of them those in reach. Plain columns, so that indexes serve it. */
export function withinReach(reach: Reach) {
  const home = sql<boolean>`c.workspace_id = ${reach.workspaceId}`;
  if (reach.scope === "all") return home;
  const own = sql<boolean>`c.assignee_id = ${reach.memberId}`;
  if (reach.scope !== "team") return sql<boolean>`${home} and ${own}`;
  return sql<boolean>`${home} and (c.team_id = any(${reach.teamIds}::uuid[]) or ${own})`;
}

function inView(view: ConversationView, memberId: string | null) {
  const live = sql<boolean>`c.state not in ('closed', 'spam')`;
  if (view === "closed") return sql<boolean>`c.state = 'closed'`;
  if (view === "mine") return sql<boolean>`${live} and c.assignee_id = ${memberId}`;
  if (view === "unassigned") return sql<boolean>`${live} and c.assignee_id is null`;
  return live;
}

/** One page of a view, the latest activity first, and where the next one starts. */
export async function pageOfConversations(db: Reader, viewer: Viewer, { view, limit, cursor }: ListConversations) {
  const rows = await conversations(db)
    .where(withinReach(viewer))
    .where(inView(view, viewer.memberId))
    .$if(Boolean(cursor), (query) =>
      query.where(sql<boolean>`(c.last_message_at, c.id) < (${cursor?.at}::timestamptz, ${cursor?.id}::uuid)`),
    )
    .orderBy("c.last_message_at", "desc")
    .orderBy("c.id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit).map(toConversation);
  const last = page.at(-1);
  return { rows: page, next: rows.length > limit && last ? { at: last.lastMessageAt, id: last.id } : null };
}

/** How many conversations stand in each view of a viewer. */
export async function countConversations(db: Reader, viewer: Viewer): Promise<ConversationCounts> {
  const count = (view: ConversationView) => sql<number>`count(*) filter (where ${inView(view, viewer.memberId)})`;
  return db
    .selectFrom("conversation as c")
    .where(withinReach(viewer))
    .select([count("mine").as("mine"), count("unassigned").as("unassigned")])
    .select([count("open").as("open"), count("closed").as("closed")])
    .executeTakeFirstOrThrow();
}

/** @throws not_found */
export async function getConversation(db: Reader, reach: Reach, id: string): Promise<Conversation> {
  return toConversation(
    found(await conversations(db).where("c.id", "=", id).where(withinReach(reach)).executeTakeFirst()),
  );
}

export interface LockedConversation {
  id: string;
  state: ConversationState;
  assigneeId: string | null;
  teamId: string;
  inboxId: string;
  contactId: string;
  botId: string | null;
  tgChatId: number | null;
  reachable: Reachable | null;
  lastSeq: number;
  waitingSince: Date | null;
}

function lockable(db: Writer) {
  return db
    .selectFrom("conversation as c")
    .leftJoin("tg_chat as t", (join) =>
      join
        .onRef("t.workspace_id", "=", "c.workspace_id")
        .onRef("t.bot_id", "=", "c.bot_id")
        .onRef("t.chat_id", "=", "c.tg_chat_id"),
    )
    .select(["c.id", "c.state", "c.assignee_id as assigneeId", "c.team_id as teamId", "c.inbox_id as inboxId"])
    .select(["c.contact_id as contactId", "c.bot_id as botId", "c.tg_chat_id as tgChatId", "t.reachable"])
    .select(["c.last_seq as lastSeq", "c.waiting_since as waitingSince"])
    .forUpdate("c");
}

/** Holds a conversation for this transaction: whoever comes second sees what the first one did. @throws not_found */
export async function lockConversation(db: Writer, reach: Reach, id: string): Promise<LockedConversation> {
  return found(await lockable(db).where("c.id", "=", id).where(withinReach(reach)).executeTakeFirst());
}

/** The latest conversation of a contact in an inbox, held for this transaction; spam stays where it is. */
export async function lockLatestConversation(
  db: Writer,
  reach: Reach,
  { inboxId, contactId }: { inboxId: string; contactId: string },
): Promise<LockedConversation | undefined> {
  return lockable(db)
    .where(withinReach(reach))
    .where("c.inbox_id", "=", inboxId)
    .where("c.contact_id", "=", contactId)
    .where("c.state", "<>", "spam")
    .orderBy("c.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The same in the inbox of a bot's private chats. */
export async function lockLatestConversationWith(
  db: Writer,
  reach: Reach,
  { botId, contactId }: { botId: string; contactId: string },
): Promise<LockedConversation | undefined> {
  return lockable(db)
    .where(withinReach(reach))
    .where((eb) =>
      eb(
        "c.inbox_id",
        "=",
        eb
          .selectFrom("inbox as i")
          .select("i.id")
          .where("i.workspace_id", "=", reach.workspaceId)
          .where("i.bot_id", "=", botId)
          .where("i.kind", "=", "telegram_dm"),
      ),
    )
    .where("c.contact_id", "=", contactId)
    .where("c.state", "<>", "spam")
    .orderBy("c.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** A member's live conversations, held for this transaction. */
export async function lockConversationsOf(db: Writer, reach: Reach, memberId: string): Promise<LockedConversation[]> {
  return lockable(db)
    .where(withinReach(reach))
    .where("c.assignee_id", "=", memberId)
    .where("c.state", "not in", ["closed", "spam"])
    .orderBy("c.id")
    .execute();
}

interface ConversationPatch {
  state?: ConversationState;
  assignee_id?: string | null;
  closed_at?: Date | null;
  waiting_since?: Date | null;
  last_inbound_at?: Date;
  last_seq?: number;
  last_message?: string;
  last_message_direction?: "in" | "out" | "note" | "system" | null;
  last_message_at?: Date;
}

/** Changes a conversation that this transaction holds. */
export async function changeConversation(
  db: Writer,
  { workspaceId, id, now, patch }: { workspaceId: string; id: string; now: Date; patch: ConversationPatch },
): Promise<void> {
  await db
    .updateTable("conversation")
    .set({ ...patch, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

interface NewConversation {
  workspaceId: string;
  inboxId: string;
  teamId: string;
  contactId: string;
  botId: string;
  tgChatId: number;
  now: Date;
}

/** Opens a conversation under the workspace's next number and returns its id. */
export async function insertConversation(db: Writer, fresh: NewConversation): Promise<string> {
  const number = await db
    .insertInto("counter")
    .values({ workspace_id: fresh.workspaceId, name: "conversation", value: 1 })
    .onConflict((conflict) => conflict.columns(["workspace_id", "name"]).doUpdateSet({ value: sql`counter.value + 1` }))
    .returning("value")
    .executeTakeFirstOrThrow();
  const row = await db
    .insertInto("conversation")
    .values({
      workspace_id: fresh.workspaceId,
      number: number.value,
      inbox_id: fresh.inboxId,
      team_id: fresh.teamId,
      contact_id: fresh.contactId,
      bot_id: fresh.botId,
      tg_chat_id: fresh.tgChatId,
      created_at: fresh.now,
      last_message_at: fresh.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}
