import type { Conversation } from "./conversation.ts";

/** The seven ways a call can fail; a `reason` refines each. */
export const errorCodes = [
  "not_found",
  "forbidden",
  "conflict",
  "invalid",
  "limited",
  "unauthenticated",
  "unavailable",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Why, in one word a caller can act on. Callers treat an unknown reason like its code. */
export const errorReasons = [
  // any feature
  "already_done",
  "op_mismatch",
  "stale_version",
  "bad_input",
  "too_large",
  "too_many_requests",
  "foreign_origin",
  "internal",
  // identity
  "bad_credentials",
  "signed_out",
  "bad_code",
  "already_set_up",
  "expired_link",
  "email_taken",
  "slug_taken",
  "already_member",
  "last_owner",
  "above_own_rights",
  "proof_required",
  "wrong_password",
  "wrong_code",
  "code_used",
  "challenge_over",
  "already_on",
  "not_on",
  "bad_passkey",
  "too_many_passkeys",
  "too_many_workspaces",
  "too_many_tokens",
  "too_many_invitations",
  "mail_off",
  "member_elsewhere",
  "name_taken",
  "fixed_role",
  "role_in_use",
  "team_in_use",
  "default_team",
  // talk
  "already_taken",
  "not_yours",
  "wrong_state",
  "overtaken",
  "contact_unreachable",
  "contact_blocked",
  "blocked_apart",
  "identity_taken",
  "merge_over",
  "wrong_name",
  "too_many_notes",
  "too_many_fields",
  "no_change",
  "too_many_tags",
  "too_many_views",
  "default_taken",
  "too_old",
  "edit_too_long",
  "upload_missing",
  "quota_exceeded",
  "too_much_unsent",
  "infected",
  "unscannable",
  "scanner_away",
  "suggestions_off",
  // telegram
  "bad_token",
  "bot_taken",
  "unknown_api_root",
  "telegram_unreachable",
  "lease_lost",
  "already_applied",
  "bot_missing",
  "needs_public_address",
  "other_bot",
  "bot_not_serving",
  "file_mismatch",
  "too_many_staff_groups",
  "is_staff_group",
  "already_linked",
  "no_bot",
] as const;

export type ErrorReason = (typeof errorReasons)[number];

/** What every caller gets of a failed call, whatever it was sent over. */
export interface DeskErrorData {
  code: ErrorCode;
  reason: ErrorReason | null;
  /** Input paths and what is wrong with each; keys such as `email`. */
  fields: Record<string, string>;
  /** For `limited` and `unavailable`: milliseconds until another try makes sense. */
  retryAfterMs: number | null;
  /** A reference that the server's log knows too. */
  requestId: string;
  /** Facts of a lost race that may be shown, such as who took a conversation. */
  facts: Record<string, string>;
  /** Of a lost race for a conversation: all of it as it stands now, for a screen that shows it otherwise. */
  current?: Conversation;
}
