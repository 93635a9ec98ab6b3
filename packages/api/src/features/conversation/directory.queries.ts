import type { Directory, Receiver } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { sql } from "kysely";
import { DeskError, found } from "../../desk-error.ts";

/** Active members whose role lets them handle conversations. */
function handling(db: Reader, workspaceId: string) {
  return db
    .selectFrom("member as m")
    .innerJoin("user as u", "u.id", "m.user_id")
    .innerJoin("role as r", (join) =>
      join.onRef("r.workspace_id", "=", "m.workspace_id").onRef("r.id", "=", "m.role_id"),
    )
    .select(["m.id", "u.name"])
    .select(sql<boolean>`'conversation:override' = any(r.permissions)`.as("isSenior"))
    .select((eb) =>
      eb
        .selectFrom("team_member as t")
        .select(sql<string[]>`coalesce(array_agg(t.team_id order by t.team_id), '{}')`.as("ids"))
        .whereRef("t.workspace_id", "=", "m.workspace_id")
        .whereRef("t.member_id", "=", "m.id")
        .as("teamIds"),
    )
    .where("m.workspace_id", "=", workspaceId)
    .where("m.status", "=", "active")
    .where(sql<boolean>`'conversation:handle' = any(r.permissions)`);
}

function teams(db: Reader, workspaceId: string) {
  return db
    .selectFrom("team")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null);
}

/** To whom conversations may be handed, and the inboxes they come from, each by name. */
export async function getDirectory(db: Reader, workspaceId: string): Promise<Directory> {
  const inboxes = db
    .selectFrom("inbox")
    .select(["id", "name"])
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null)
    .orderBy("name");
  const members = await handling(db, workspaceId).orderBy("u.name").orderBy("m.id").execute();
  return {
    members: members.map((member) => ({ ...member, teamIds: member.teamIds ?? [] })),
    teams: await teams(db, workspaceId).orderBy("name").execute(),
    inboxes: await inboxes.execute(),
  };
}

interface Wanted {
  workspaceId: string;
  to: { kind: "member" | "team"; id: string };
  /** Only somebody who may override counts. */
  isSenior?: boolean;
}

/** Who or what a conversation is to be handed to. @throws not_found, also for a member who may not handle any */
export async function getReceiver(db: Reader, { workspaceId, to, isSenior = false }: Wanted): Promise<Receiver> {
  if (to.kind === "team") {
    const { id, name } = found(await teams(db, workspaceId).where("id", "=", to.id).executeTakeFirst());
    return { kind: "team", id, name };
  }
  const member = found(await handling(db, workspaceId).where("m.id", "=", to.id).executeTakeFirst());
  if (isSenior && !member.isSenior) throw new DeskError("not_found");
  return { kind: "member", id: member.id, name: member.name };
}
