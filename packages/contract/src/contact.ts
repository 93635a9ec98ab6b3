import type { Reachable } from "./conversation.ts";
import type { CustomValue } from "./custom-field.ts";
import type { ContactKind } from "./group.ts";

/** How a contact was called until `replacedAt`. */
export interface FormerName {
  name: string;
  username: string | null;
  replacedAt: string;
}

export const identityProviders = ["telegram", "email", "web", "phone", "api"] as const;
export type IdentityProvider = (typeof identityProviders)[number];

/** What a member may say a person is known by; the others are met. */
export const attachableProviders = ["email", "phone", "api"] as const satisfies IdentityProvider[];
export type AttachableProvider = (typeof attachableProviders)[number];

/** How a contact is known to a provider. Unique in a workspace. */
export interface ContactIdentity {
  id: string;
  provider: IdentityProvider;
  externalId: string;
  username: string | null;
  /** How they call themselves there. */
  name: string | null;
  reachable: Reachable;
}

/** What somebody said of a contact, when, and under which name they were known then. */
export interface Mark {
  at: string;
  by: string;
}

/** A person outside, or a group that is talked with, as their card shows them. */
export interface Contact {
  id: string;
  kind: ContactKind;
  name: string;
  /** Whether the desk calls them so; otherwise they call themselves so. */
  isNameChosen: boolean;
  language: string | null;
  avatar: string | null;
  identities: ContactIdentity[];
  phones: string[];
  emails: string[];
  /** In the order in which they were put there. */
  tagIds: string[];
  /** By the id of the workspace's field; what is unknown is left out. */
  custom: Record<string, CustomValue>;
  verified: Mark | null;
  blocked: Mark | null;
  /** Who was found to be the same person, the latest first. */
  merges: ContactMerge[];
  /** When all that was known of them was erased; nothing is kept of them since. */
  erasedAt: string | null;
  createdAt: string;
  version: number;
}

/** That another contact was found to be this one. */
export interface ContactMerge extends Mark {
  id: string;
  /** How the other was called. */
  name: string;
}

/** What of a contact a conversation shows. */
export interface ContactOutline {
  id: string;
  name: string;
  username: string | null;
  language: string | null;
  avatar: string | null;
  isVerified: boolean;
  isBlocked: boolean;
}

/** The same of a card. */
export function outlineOf({ id, name, language, avatar, identities, verified, blocked }: Contact): ContactOutline {
  const username = identities.find(({ provider }) => provider === "telegram")?.username ?? null;
  return { id, name, username, language, avatar, isVerified: verified !== null, isBlocked: blocked !== null };
}

/** What colleagues should know of a person. */
export interface ContactNote {
  id: string;
  contactId: string;
  author: { kind: "member" | "api_token"; id: string; name: string };
  text: string;
  createdAt: string;
  version: number;
}

/** What merging one contact into another would move. */
export interface MergePreview {
  conversations: number;
  identities: number;
  notes: number;
  tags: number;
  /** Of phones, addresses and the workspace's fields: what the kept contact lacks. */
  facts: number;
}

export const contactLimits = {
  nameLength: 256,
  phones: 10,
  phoneLength: 40,
  emails: 10,
  externalIdLength: 256,
  languageLength: 35,
  noteLength: 4000,
  notes: 200,
  historyPage: 20,
  /** For how long a merge may be undone. */
  unmergeMs: 7 * 24 * 3_600_000,
} as const;

/** True while a merge may still be taken back. */
export function canUnmerge({ at }: Mark, now: Date): boolean {
  return now.getTime() - Date.parse(at) < contactLimits.unmergeMs;
}
