import { accountLimits, type Permission, type Preset, type Scope } from "@frontdesk/contract";
import type { Tenancy, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import type { Caller } from "./access.ts";

/** A caller, and whether the time of its last use ought to be written down again. */
export interface Found {
  caller: Caller;
  isStale: boolean;
}

interface SessionPrincipal {
  session_id: string;
  user_id: string;
  name: string;
  runs_installation: boolean;
  proved_at: Date | null;
  workspace_id: string | null;
  member_id: string | null;
  role_id: string | null;
  role_name: string | null;
  preset: Preset | null;
  permissions: Permission[] | null;
  scope: Scope | null;
  team_ids: string[];
  stale: boolean;
  at: Date;
}

const proofMs = accountLimits.proofMinutes * 60_000;

/** Who holds a live session, and their membership of the workspace named by `slug`. */
export async function findSession(signIn: Tenancy, hash: Buffer, slug: string | null): Promise<Found | null> {
  const row = await signIn.ask((db) =>
    db.selectFrom(sql<SessionPrincipal>`session_principal(${hash}, ${slug})`.as("principal")).selectAll(),
  );
  if (!row) return null;
  const { workspace_id, member_id, scope, proved_at, at } = row;
  const provedUntil = proved_at && new Date(proved_at.getTime() + proofMs);
  const hasProof = provedUntil !== null && provedUntil > at;
  return {
    isStale: row.stale,
    caller: {
      signedIn: {
        sessionId: row.session_id,
        userId: row.user_id,
        name: row.name,
        runsInstallation: row.runs_installation,
        provedUntil: hasProof ? provedUntil : null,
        hasProof,
      },
      tokenId: null,
      isInstallation: false,
      viewer:
        workspace_id && member_id && scope
          ? {
              kind: "member",
              actorId: member_id,
              memberId: member_id,
              name: row.name,
              workspaceId: workspace_id,
              slug: slug ?? "",
              roleId: row.role_id,
              roleName: row.role_name,
              preset: row.preset,
              permissions: new Set(row.permissions),
              scope,
              teamIds: row.team_ids,
              hasProof,
            }
          : null,
    },
  };
}

interface TokenPrincipal {
  token_id: string;
  name: string;
  workspace_id: string;
  slug: string;
  permissions: Permission[];
  stale: boolean;
}

/** Who holds a live API token. It acts in its own workspace only, whichever is named. */
export async function findToken(signIn: Tenancy, hash: Buffer, slug: string | null): Promise<Found | null> {
  const row = await signIn.ask((db) =>
    db.selectFrom(sql<TokenPrincipal>`token_principal(${hash})`.as("principal")).selectAll(),
  );
  if (!row) return null;
  const isHome = slug === null || slug === row.slug;
  return {
    isStale: row.stale,
    caller: {
      signedIn: null,
      tokenId: row.token_id,
      isInstallation: false,
      viewer: isHome
        ? {
            kind: "api_token",
            actorId: row.token_id,
            memberId: null,
            name: row.name,
            workspaceId: row.workspace_id,
            slug: row.slug,
            roleId: null,
            roleName: null,
            preset: null,
            permissions: new Set(row.permissions),
            scope: "all",
            teamIds: [],
            hasProof: false,
          }
        : null,
    },
  };
}

/** Notes that a session or token was used. */
export async function touch(db: Writer, { caller, now }: { caller: Caller; now: Date }): Promise<void> {
  if (caller.signedIn)
    await db.updateTable("session").set({ last_used_at: now }).where("id", "=", caller.signedIn.sessionId).execute();
  if (caller.tokenId)
    await db.updateTable("api_token").set({ last_used_at: now }).where("id", "=", caller.tokenId).execute();
}
