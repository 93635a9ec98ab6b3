import { createHash, randomBytes } from "node:crypto";
import { type Looker, type Permission, type Preset, presetRoles } from "@frontdesk/contract";
import type { Fleet } from "../fleet.ts";

/** What decides which events somebody may be told: as R5 has it. */
export interface Rights {
  permissions: ReadonlySet<Permission>;
  keys: ReadonlySet<string>;
}

/** A member who was never invited: hundreds of passwords would be a benchmark of their own. */
export interface MintedMember {
  memberId: string;
  userId: string;
  rights: Rights;
  /** By whom projections tell which rows are theirs to see. */
  looker: Looker;
}

export interface MintedToken {
  tokenId: string;
  secret: string;
  rights: Rights;
}

type Ground = Pick<Fleet, "database" | "workspaceId">;

/** Puts members of a role into the workspace, and into its default team where the role's reach is a team. */
export async function mintMembers(
  { database, workspaceId }: Ground,
  { preset, count }: { preset: Preset; count: number },
): Promise<MintedMember[]> {
  const { permissions, scope } = presetRoles[preset];
  const rows = await database.ask<{ memberId: string; userId: string; teamId: string }>(
    `with person as (
       insert into "user" (email, email_folded, name)
       select address, address, $2 || ' ' || number
         from generate_series(1, $3) as number, lateral (select $2 || number || '@' || gen_random_uuid()) as one(address)
       returning id
     ), hired as (
       insert into member (workspace_id, user_id, role_id)
       select $1, person.id, role.id from person, role where role.workspace_id = $1 and role.preset = $2
       returning id, user_id
     ), placed as (
       insert into team_member (workspace_id, team_id, member_id)
       select $1, team.id, hired.id from hired, team where team.workspace_id = $1 and team.is_default and $4
     )
     select hired.id as "memberId", hired.user_id as "userId", team.id as "teamId"
       from hired, team where team.workspace_id = $1 and team.is_default`,
    [workspaceId, preset, count, scope === "team"],
  );
  return rows.map(({ memberId, userId, teamId }) => {
    const reach = { all: ["all"], team: [`team:${teamId}`], place: [], assigned: [], own: [] }[scope];
    const keys = new Set(["everyone", `member:${memberId}`, ...reach]);
    const looker = { memberId, scope, teamIds: scope === "team" ? [teamId] : [] };
    return { memberId, userId, rights: { permissions: new Set(permissions), keys }, looker };
  });
}

/** Opens sessions of somebody, as of so many browsers; resolves with their cookies. They count as proved for an hour. */
export async function mintSessions({ database }: Ground, userId: string, count: number): Promise<string[]> {
  const secrets = Array.from({ length: count }, freshSecret);
  await database.ask(
    `insert into session (user_id, secret_hash, proved_at, expires_at)
     select $1, hash, now() + interval '1 hour', now() + interval '1 day' from unnest($2::bytea[]) as hash`,
    [userId, secrets.map(hashOf)],
  );
  return secrets.map((secret) => `frontdesk=${secret}`);
}

/** Makes API tokens that read everything these permissions allow. */
export async function mintTokens(
  { database, workspaceId }: Ground,
  { permissions, count }: { permissions: Permission[]; count: number },
): Promise<MintedToken[]> {
  const secrets = Array.from({ length: count }, freshSecret);
  const rows = await database.ask<{ id: string }>(
    `insert into api_token (workspace_id, name, secret_hash, last4, permissions, created_by)
     select $1, 'chaos', hash, 'last', $2, (select id from member where workspace_id = $1 order by created_at limit 1)
       from unnest($3::bytea[]) with ordinality as one(hash, place) order by place
     returning id`,
    [workspaceId, permissions, secrets.map(hashOf)],
  );
  const rights = { permissions: new Set(permissions), keys: new Set(["everyone", "all"]) };
  return rows.map(({ id }, at) => ({ tokenId: id, secret: secrets[at] ?? "", rights }));
}

function freshSecret(): string {
  return randomBytes(32).toString("base64url");
}

function hashOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}
