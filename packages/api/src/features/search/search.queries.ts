import type { Conversation, FoundMessage } from "@frontdesk/contract";
import type { SearchConversations, SearchMessages } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Reach } from "../../access.ts";
import { conversations, toConversation, withinReach } from "../conversation/index.ts";
import { excerptParts, marks } from "./excerpt-parts.ts";

const headline = `MaxFragments=1,MaxWords=24,MinWords=12,ShortWord=0,StartSel=${marks.before},StopSel=${marks.after}`;

/** The newest messages within reach that hold what is wanted, and the cursor of those before them. */
export async function findMessages(db: Reader, reach: Reach, { text, limit, cursor }: SearchMessages) {
  const found = sql<{ id: string }>`search_messages(
    ${text}, ${cursor ?? null}::uuid, ${teamsOf(reach)}::uuid[], ${reach.memberId}::uuid, ${limit + 1})`;
  const rows = await db
    .selectFrom(sql<{ id: string }>`(select ${found} as id)`.as("found"))
    .innerJoin("message as g", (join) =>
      join.onRef("g.id", "=", "found.id").on("g.workspace_id", "=", reach.workspaceId),
    )
    .innerJoin("conversation as c", (join) =>
      join.onRef("c.workspace_id", "=", "g.workspace_id").onRef("c.id", "=", "g.conversation_id"),
    )
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "c.workspace_id").onRef("p.id", "=", "c.contact_id"),
    )
    .leftJoin("member as m", (join) =>
      join.onRef("m.workspace_id", "=", "g.workspace_id").onRef("m.id", "=", "g.author_id"),
    )
    .leftJoin("user as u", "u.id", "m.user_id")
    .where(withinReach(reach))
    .select(["g.id", "g.seq", "g.direction", "g.author_kind as authorKind", "g.created_at as createdAt"])
    .select(["c.id as conversationId", "c.number", "p.id as contactId", "p.name as contactName"])
    .select(["p.avatar_hash as avatar", "u.name as memberName"])
    .select(sql<string>`ts_headline('pg_catalog.russian', g.text, wanted_words(${text}), ${headline})`.as("excerpt"))
    .orderBy("g.id", "desc")
    .execute();
  const page = rows.slice(0, limit);
  const next = rows.length > limit ? (page.at(-1)?.id ?? null) : null;
  return { rows: page.map(toFound), next };
}

interface Row extends Omit<FoundMessage, "createdAt" | "excerpt" | "authorName" | "conversation"> {
  authorKind: string;
  createdAt: Date;
  excerpt: string;
  conversationId: string;
  number: number;
  contactId: string;
  contactName: string;
  avatar: string | null;
  memberName: string | null;
}

function toFound({ id, seq, direction, createdAt, ...row }: Row): FoundMessage {
  return {
    ...{ id, seq, direction, createdAt: createdAt.toISOString() },
    authorName: row.authorKind === "contact" ? row.contactName : (row.memberName ?? ""),
    excerpt: excerptParts(row.excerpt),
    conversation: {
      ...{ id: row.conversationId, number: row.number },
      contact: { id: row.contactId, name: row.contactName, avatar: row.avatar },
    },
  };
}

/** The latest conversations within reach whose people are called so, or that have this number. */
export async function findConversations(
  db: Reader,
  reach: Reach,
  { text, limit }: SearchConversations,
): Promise<{ rows: Conversation[] }> {
  const found = sql<string>`(select search_conversations(
    ${text}, ${teamsOf(reach)}::uuid[], ${reach.memberId}::uuid, ${limit}))`;
  const rows = await conversations(db)
    .where("c.id", "in", found)
    .where(withinReach(reach))
    .orderBy("c.last_message_at", "desc")
    .orderBy("c.id", "desc")
    .execute();
  return { rows: rows.map(toConversation) };
}

/** The teams whose conversations a search may see; null for all there are. */
function teamsOf({ scope, teamIds }: Reach): string[] | null {
  if (scope === "all") return null;
  return scope === "team" ? [...teamIds] : [];
}
