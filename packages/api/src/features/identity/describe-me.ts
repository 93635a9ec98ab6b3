import type { Me, Membership } from "@frontdesk/contract";
import { acrossWorkspaces, type Reader } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import type { Opened } from "../../trpc.ts";
import { getWorkspace, listWorkspacesOf } from "../workspace/index.ts";
import { getUser } from "./identity.queries.ts";

/** Who is signed in and what they may do in the workspace the call named; null for anyone who is no person. */
export async function describeMe({ services, caller, viewer }: Opened): Promise<Me | null> {
  const { signedIn } = caller;
  if (!signedIn) return null;
  return acrossWorkspaces(services.database, "sign-in").read(async ({ db }) => ({
    user: await getUser(db, signedIn.userId),
    workspaces: await listWorkspacesOf(db, signedIn.userId),
    membership: viewer ? await membershipOf(db, viewer) : null,
    provedUntil: signedIn.provedUntil?.toISOString() ?? null,
  }));
}

async function membershipOf(db: Reader, viewer: Viewer): Promise<Membership | null> {
  const { memberId, roleId, roleName, preset, permissions, scope, teamIds, workspaceId } = viewer;
  if (!memberId || !roleId || !roleName) return null;
  return {
    memberId,
    workspace: await getWorkspace(db, workspaceId),
    role: { id: roleId, name: roleName, preset },
    permissions: [...permissions],
    scope,
    teamIds: [...teamIds],
  };
}
