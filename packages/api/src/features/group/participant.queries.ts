import type { Participant } from "@frontdesk/contract";
import { groupLimits } from "@frontdesk/contract";
import type { GroupSender } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { usernameOf, withinReach } from "../conversation/index.ts";
import { keyOfGroup, keyOfSender } from "./group-key.ts";

interface Participation {
  groupId: string;
  contactId: string;
  heardAt: Date;
}

/** Notes that somebody spoke in a group. */
export async function noteParticipant(
  { db, workspaceId }: Desk,
  { groupId, contactId, heardAt }: Participation,
): Promise<void> {
  const heard = { first_heard_at: heardAt, last_heard_at: heardAt };
  await db
    .insertInto("group_participant")
    .values({ workspace_id: workspaceId, group_id: groupId, contact_id: contactId, ...heard })
    .onConflict((conflict) =>
      conflict
        .columns(["workspace_id", "group_id", "contact_id"])
        .doUpdateSet({ last_heard_at: sql`greatest(group_participant.last_heard_at, excluded.last_heard_at)` }),
    )
    .execute();
}

interface Speaking {
  workspaceId: string;
  chatId: number;
  threadId: number | null;
  from: GroupSender;
}

/** When somebody was heard last in a group or topic; undefined for who never was. */
export async function findParticipation(
  db: Reader,
  { workspaceId, chatId, threadId, from }: Speaking,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom("group_participant as gp")
    .innerJoin("contact_identity as g", (join) =>
      join.onRef("g.workspace_id", "=", "gp.workspace_id").onRef("g.contact_id", "=", "gp.group_id"),
    )
    .innerJoin("contact_identity as s", (join) =>
      join.onRef("s.workspace_id", "=", "gp.workspace_id").onRef("s.contact_id", "=", "gp.contact_id"),
    )
    .select("gp.last_heard_at as heardAt")
    .where("gp.workspace_id", "=", workspaceId)
    .where("g.provider", "=", "telegram")
    .where("g.external_id", "=", keyOfGroup({ chatId, threadId }))
    .where("s.provider", "=", "telegram")
    .where("s.external_id", "=", keyOfSender(from))
    .executeTakeFirst();
  return row?.heardAt;
}

/** Whether whoever speaks in a group is blocked; a group that is blocked as a whole waits as a whole. */
export async function isSpeakerBlocked(
  db: Reader,
  { workspaceId, chatId, from }: Omit<Speaking, "threadId">,
): Promise<boolean> {
  if (from.kind === "chat" && from.tgChatId === chatId) return false;
  const row = await db
    .selectFrom("contact_identity as i")
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "i.workspace_id").onRef("p.id", "=", "i.contact_id"),
    )
    .select("p.id")
    .where("i.workspace_id", "=", workspaceId)
    .where("i.provider", "=", "telegram")
    .where("i.external_id", "=", keyOfSender(from))
    .where("p.blocked_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who has spoken in a group, in the order of their first words, and where the viewer finds each in private. */
export async function listParticipants(db: Reader, viewer: Viewer, groupId: string): Promise<Participant[]> {
  // Who was found to be another person speaks as that one.
  const whoever = sql<string>`coalesce(spoke.merged_into_id, spoke.id)`;
  const latest = db
    .selectFrom("group_participant as heard")
    .innerJoin("contact as spoke", (join) =>
      join.onRef("spoke.workspace_id", "=", "heard.workspace_id").onRef("spoke.id", "=", "heard.contact_id"),
    )
    .select((eb) => [whoever.as("contact_id"), eb.fn.min("heard.first_heard_at").as("first_heard_at")])
    .where("heard.workspace_id", "=", viewer.workspaceId)
    .where("heard.group_id", "=", groupId)
    .groupBy(whoever)
    .orderBy((eb) => eb.fn.max("heard.last_heard_at"), "desc")
    .limit(groupLimits.participants);
  return db
    .selectFrom(latest.as("gp"))
    .innerJoin("contact as p", "p.id", "gp.contact_id")
    .select(["p.id as contactId", "p.kind", "p.name", "p.avatar_hash as avatar"])
    .select((eb) => usernameOf(db, { workspaceId: eb.ref("p.workspace_id"), id: eb.ref("p.id") }).as("username"))
    .select((eb) =>
      eb
        .selectFrom("conversation as c")
        .select("c.id")
        .where(withinReach(viewer))
        .whereRef("c.contact_id", "=", "p.id")
        .where(eb.ref("p.kind"), "=", "person")
        .orderBy("c.id", "desc")
        .limit(1)
        .as("privateConversationId"),
    )
    .where("p.workspace_id", "=", viewer.workspaceId)
    .orderBy("gp.first_heard_at")
    .orderBy("p.id")
    .execute();
}
