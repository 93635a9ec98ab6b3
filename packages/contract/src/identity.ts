import type { Named } from "./conversation-act.ts";
import { type Permission, type Preset, presets, type Scope } from "./permissions.ts";
import type { Working } from "./working.ts";

export const locales = ["en", "ru"] as const;
export type Locale = (typeof locales)[number];

export const identityLimits = {
  nameLength: 80,
  emailLength: 254,
  passwordMin: 10,
  passwordMax: 200,
  slugLength: 39,
  invitationDays: 7,
  tokenNameLength: 60,
  roleNameLength: 60,
  rolesEach: 100,
} as const;

/** Who is signed in, and what they may do in the workspace the call named. */
export interface Me {
  user: { id: string; name: string; email: string; locale: Locale; runsInstallation: boolean };
  workspaces: { slug: string; name: string }[];
  /** Null where the call named no workspace, or one this person is no member of. */
  membership: Membership | null;
  /** Until when sensitive changes need no new proof; null where they do. */
  provedUntil: string | null;
}

export interface Membership {
  memberId: string;
  workspace: { id: string; slug: string; name: string; locale: Locale; timezone: string };
  role: Role;
  permissions: Permission[];
  scope: Scope;
  teamIds: string[];
}

/** What a page may know before anyone signed in. */
export interface Installation {
  needsSetUp: boolean;
  simulatorUrl: string | null;
  /** Whether the desk sends mail, and so can reset a forgotten password by it. */
  canMail: boolean;
}

export const memberStatuses = ["active", "suspended", "removed"] as const;
export type MemberStatus = (typeof memberStatuses)[number];

export interface Member extends Working {
  id: string;
  name: string;
  email: string;
  role: Role;
  status: MemberStatus;
  version: number;
}

export interface Role {
  id: string;
  name: string;
  preset: Preset | null;
}

/** A role and what it lets its holders do. */
export interface RoleRights extends Role {
  permissions: Permission[];
  scope: Scope;
  version: number;
}

/** The order of roles: the presets from the widest rights to the narrowest, then a workspace's own by name. */
export function compareRoles(one: Role, other: Role): number {
  const rank = ({ preset }: Role) => (preset ? presets.indexOf(preset) : presets.length);
  const keyOf = ({ name, id }: Role) => `${name}\u0000${id}`;
  return rank(one) - rank(other) || (keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0);
}

export interface Invitation {
  id: string;
  email: string | null;
  role: Role;
  /** The team they join; null for the default one, where the role reaches its teams. */
  team: Named | null;
  expiresAt: string;
}

export interface ApiToken {
  id: string;
  name: string;
  last4: string;
  permissions: Permission[];
  lastUsedAt: string | null;
  expiresAt: string | null;
  createdAt: string;
}
