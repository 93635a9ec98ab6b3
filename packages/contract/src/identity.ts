import type { Permission, Preset, Scope } from "./permissions.ts";

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
} as const;

/** Who is signed in, and what they may do in the workspace the call named. */
export interface Me {
  user: { id: string; name: string; email: string; locale: Locale; runsInstallation: boolean };
  workspaces: { slug: string; name: string }[];
  /** Null where the call named no workspace, or one this person is no member of. */
  membership: Membership | null;
}

export interface Membership {
  memberId: string;
  workspace: { id: string; slug: string; name: string; locale: Locale; timezone: string };
  role: { id: string; preset: Preset | null };
  permissions: Permission[];
  scope: Scope;
  teamIds: string[];
}

/** What a page may know before anyone signed in. */
export interface Installation {
  needsSetUp: boolean;
  simulatorUrl: string | null;
}

export const memberStatuses = ["active", "suspended", "removed"] as const;
export type MemberStatus = (typeof memberStatuses)[number];

export interface Member {
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

export interface Invitation {
  id: string;
  email: string | null;
  role: Role;
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
