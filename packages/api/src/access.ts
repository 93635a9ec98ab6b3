import type { ActorKind, Permission, Preset, Scope } from "@frontdesk/contract";
import { DeskError } from "./desk-error.ts";

/** How far a query reaches: one workspace, and within it what a role's scope allows. */
export interface Reach {
  workspaceId: string;
  scope: Scope;
  teamIds: readonly string[];
  /** Null for an API token, which no conversation can be assigned to. */
  memberId: string | null;
}

/** The reach of the desk itself: all of one workspace. */
export function wholeOf(workspaceId: string): Reach {
  return { workspaceId, scope: "all", teamIds: [], memberId: null };
}

/** A member or an API token in one workspace: who acts, and how far. */
export interface Viewer extends Reach {
  kind: "member" | "api_token";
  /** The member's id, or the token's. */
  actorId: string;
  name: string;
  slug: string;
  roleId: string | null;
  roleName: string | null;
  preset: Preset | null;
  permissions: ReadonlySet<Permission>;
  hasProof: boolean;
}

/** A signed-in person, whatever workspace they look at. */
export interface SignedIn {
  sessionId: string;
  userId: string;
  name: string;
  runsInstallation: boolean;
  /** Until when they need not prove themselves anew; null where they must before a sensitive change. */
  provedUntil: Date | null;
  hasProof: boolean;
}

/** What credentials amount to: nobody, a person, a token or the installation itself. */
export interface Caller {
  signedIn: SignedIn | null;
  tokenId: string | null;
  viewer: Viewer | null;
  isInstallation: boolean;
}

export const nobody: Caller = { signedIn: null, tokenId: null, viewer: null, isInstallation: false };

/** True where the credentials prove nothing. */
export function isNobody({ signedIn, tokenId, isInstallation }: Caller): boolean {
  return !signedIn && !tokenId && !isInstallation;
}

export interface Actor {
  kind: ActorKind;
  id: string | null;
}

/** Permission first: a caller without it learns nothing of what exists. @throws unauthenticated, forbidden */
export function authorise(caller: Caller, permission: Permission): Viewer {
  if (isNobody(caller)) throw new DeskError("unauthenticated", "signed_out");
  if (!caller.viewer) throw new DeskError("forbidden");
  if (!caller.viewer.permissions.has(permission)) throw new DeskError("forbidden");
  return caller.viewer;
}

/** @throws unauthenticated */
export function assertSignedIn(caller: Caller): SignedIn {
  if (!caller.signedIn) throw new DeskError("unauthenticated", "signed_out");
  return caller.signedIn;
}

/**
 * Sensitive changes are for whoever showed who they are a short while ago, by password or passkey: a browser left open
 * is not enough. @throws forbidden proof_required
 */
export function assertFreshProof({ hasProof }: { hasProof: boolean }): void {
  if (!hasProof) throw new DeskError("forbidden", "proof_required");
}

/** The bot process's duties are nobody else's. @throws unauthenticated, forbidden */
export function assertInstallation(caller: Caller): void {
  if (isNobody(caller)) throw new DeskError("unauthenticated", "signed_out");
  if (!caller.isInstallation) throw new DeskError("forbidden");
}

/** The member who acts, where only a person can answer for it. @throws forbidden for an API token */
export function assertMember({ memberId }: Viewer): string {
  if (!memberId) throw new DeskError("forbidden");
  return memberId;
}

/** R5: the keys a session holds; an event is visible where they meet its own. */
export function scopeKeysOf(viewer: Viewer): string[] {
  const keys = ["everyone"];
  if (viewer.memberId) keys.push(`member:${viewer.memberId}`);
  if (viewer.scope === "all") keys.push("all");
  if (viewer.scope === "team") keys.push(...viewer.teamIds.map((id) => `team:${id}`));
  return keys;
}

/** The key of an event that every session with its permission may see. */
export const forEveryone = ["everyone"];
