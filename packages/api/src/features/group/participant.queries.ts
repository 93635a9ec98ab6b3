import type { Participant } from "@frontdesk/contract";
import { groupLimits } from "@frontdesk/contract";
import type { GroupSender } from "@frontdesk/contract/inputs";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { withinReach } from "../conversation/index.ts";
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

/** Who has spoken in a group, the latest first, and where the viewer finds each of them in private. */
export async function listParticipants(db: Reader, viewer: Viewer, groupId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("group_participant as gp")
    .innerJoin("contact as p", (join) =>
      join.onRef("p.workspace_id", "=", "gp.workspace_id").onRef("p.id", "=", "gp.contact_id"),
    )
    .leftJoin("contact_identity as i", (join) =>
      join
        .onRef("i.workspace_id", "=", "p.workspace_id")
        .onRef("i.contact_id", "=", "p.id")
        .on("i.provider", "=", "telegram"),
    )
    .select(["p.id as contactId", "p.kind", "p.name", "i.display as username", "p.avatar_hash as avatar"])
    .select("gp.last_heard_at as lastHeardAt")
    .select((eb) =>
      eb
        .selectFrom("conversation as c")
        .select("c.id")
        .where(withinReach(viewer))
        .whereRef("c.contact_id", "=", "gp.contact_id")
        .where("c.contact_id", "<>", groupId)
        .orderBy("c.last_message_at", "desc")
        .limit(1)
        .as("privateConversationId"),
    )
    .where("gp.workspace_id", "=", viewer.workspaceId)
    .where("gp.group_id", "=", groupId)
    .orderBy("gp.last_heard_at", "desc")
    .orderBy("gp.contact_id")
    .limit(groupLimits.participants)
    .execute();
  return rows.map(({ lastHeardAt, ...row }) => ({ ...row, lastHeardAt: lastHeardAt.toISOString() }));
}
