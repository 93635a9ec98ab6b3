// Generated from the migrations by `npm run generate -w packages/db`; change those instead.
import type { ColumnType, GeneratedAlways } from "kysely";

type Generated<T> =
  T extends ColumnType<infer Selected, infer Inserted, infer Updated>
    ? ColumnType<Selected, Inserted | undefined, Updated>
    : ColumnType<T, T | undefined, T>;

type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Arrays are inserted as JSON text: pg would send one as an array of PostgreSQL. */
type Json = ColumnType<unknown, JsonInput, JsonInput>;
type JsonInput = string | (object & { readonly length?: never });

export interface ApiTokenTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  secret_hash: Buffer;
  last4: string;
  permissions: string[];
  created_by: string;
  last_used_at: Timestamp | null;
  expires_at: Timestamp | null;
  revoked_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface AssignmentPolicyTable {
  workspace_id: string;
  inbox_id: string;
  mode: "off" | "round_robin" | "least_loaded";
  prefers_last_handler: boolean;
  prefers_language: boolean;
  respects_hours: boolean;
  skill: string | null;
  last_given_to: string | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface AttachmentTable {
  workspace_id: string;
  id: Generated<string>;
  message_id: string;
  bot_id: string | null;
  kind: "photo" | "video" | "video_note" | "animation" | "voice" | "audio" | "document" | "sticker";
  tg_file_id: string | null;
  size_bytes: number | null;
  width: number | null;
  height: number | null;
  state: Generated<"pending" | "ready" | "failed">;
  file_hash: string | null;
  failure: string | null;
  attempts: Generated<number>;
  not_before: Generated<Timestamp>;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  position: Generated<number>;
  name: string | null;
  duration_seconds: number | null;
  emoji: string | null;
  caption: string | null;
  caption_entities: Json | null;
  tg_unique_id: string | null;
  tg_preview_file_id: string | null;
  preview_hash: string | null;
  replaced_at: Timestamp | null;
}

export interface AuditTable {
  workspace_id: string;
  id: Generated<string>;
  at: Generated<Timestamp>;
  actor_kind: string;
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  ip: string | null;
  agent: string | null;
  before: Json | null;
  after: Json | null;
}

export interface AutomaticTextTable {
  workspace_id: string;
  inbox_id: string;
  contact_id: string;
  kind: "greeting" | "away" | "escalated";
  occasion: Generated<string>;
  said_at: Timestamp;
}

export interface BotTable {
  workspace_id: string;
  id: Generated<string>;
  tg_id: number;
  username: string;
  name: string;
  token_sealed: Buffer;
  token_last4: string;
  api_root: string;
  mode: Generated<"polling" | "webhook">;
  state: Generated<"new" | "checking" | "live" | "degraded" | "revoked" | "off">;
  last_update_at: Timestamp | null;
  last_error: string | null;
  last_error_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  delivery: "polling" | "webhook" | null;
  reason: string | null;
  webhook_path_hash: Buffer | null;
  webhook_secret_hash: Buffer | null;
  webhook_sealed: Buffer | null;
  can_join_groups: boolean | null;
  reads_all_group_messages: boolean | null;
  supports_inline: boolean | null;
  pending_updates: number | null;
  telegram_error: string | null;
  telegram_error_at: Timestamp | null;
  check_asked_at: Timestamp | null;
  checked_at: Timestamp | null;
  heard_at: Timestamp | null;
  away_from: Timestamp | null;
  away_to: Timestamp | null;
  disturbed_at: Timestamp | null;
  disturbance: string | null;
  debug_until: Timestamp | null;
}

export interface BotLeaseTable {
  workspace_id: string;
  bot_id: string;
  token: string;
  holder: string;
  expires_at: Timestamp;
}

export interface ButtonPressTable {
  workspace_id: string;
  button_id: string;
  contact_id: string;
  pressed_at: Timestamp;
}

export interface CannedFileTable {
  workspace_id: string;
  id: Generated<string>;
  canned_reply_id: string;
  position: number;
  kind: "photo" | "video" | "video_note" | "animation" | "voice" | "audio" | "document" | "sticker";
  name: string;
  file_hash: string;
  preview_hash: string | null;
  width: number | null;
  height: number | null;
  duration_seconds: number | null;
}

export interface CannedReplyTable {
  workspace_id: string;
  id: Generated<string>;
  audience: "personal" | "team" | "workspace";
  owner_id: string;
  team_id: string | null;
  folder: string;
  shortcut: string;
  title: string;
  variants: Json;
  after_press: "keep" | "remove";
  uses: Generated<number>;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  words: GeneratedAlways<string>;
}

export interface CannedUseTable {
  workspace_id: string;
  message_id: string;
  canned_reply_id: string;
  question_id: string | null;
  used_at: Timestamp;
}

export interface ChallengeTable {
  secret_hash: Buffer;
  kind: "second_factor" | "passkey_sign_in" | "passkey_registration" | "passkey_proof";
  user_id: string | null;
  tries: Generated<number>;
  expires_at: Timestamp;
}

export interface ConsumerCursorTable {
  workspace_id: string;
  consumer: string;
  seq: number;
}

export interface ContactTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  language: string | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  avatar_hash: string | null;
  avatar_key: string | null;
  avatar_due_at: Timestamp | null;
  avatar_seen_at: Timestamp | null;
  language_chosen_at: Timestamp | null;
  name_chosen_at: Timestamp | null;
  phones: Generated<string[]>;
  emails: Generated<string[]>;
  custom: Generated<Json>;
  verified_at: Timestamp | null;
  verified_by: string | null;
  blocked_at: Timestamp | null;
  blocked_by: string | null;
  merged_into_id: string | null;
  erased_at: Timestamp | null;
  kind: Generated<"person" | "group" | "channel">;
}

export interface ContactIdentityTable {
  workspace_id: string;
  id: Generated<string>;
  contact_id: string;
  provider: "telegram" | "email" | "web" | "phone" | "api";
  external_id: string;
  display: string | null;
  created_at: Generated<Timestamp>;
  name: string | null;
}

export interface ContactMergeTable {
  workspace_id: string;
  id: Generated<string>;
  kept_id: string;
  merged_id: string;
  moved: Json;
  merged_by: string;
  merged_at: Timestamp;
  undone_at: Timestamp | null;
}

export interface ContactNameTable {
  workspace_id: string;
  id: Generated<string>;
  contact_id: string;
  name: string;
  username: string | null;
  replaced_at: Timestamp;
}

export interface ContactNoteTable {
  workspace_id: string;
  id: Generated<string>;
  contact_id: string;
  author_kind: "member" | "api_token";
  author_id: string;
  text: string;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface ContactTagTable {
  workspace_id: string;
  contact_id: string;
  tag_id: string;
  created_at: Timestamp;
}

export interface ConversationTable {
  workspace_id: string;
  id: Generated<string>;
  number: number;
  inbox_id: string;
  contact_id: string;
  bot_id: string | null;
  tg_chat_id: number | null;
  team_id: string;
  assignee_id: string | null;
  state: Generated<"new" | "open" | "pending" | "snoozed" | "closed" | "spam">;
  last_seq: Generated<number>;
  last_message: Generated<string>;
  last_message_direction: "in" | "out" | "note" | "system" | null;
  last_message_at: Generated<Timestamp>;
  last_inbound_at: Timestamp | null;
  waiting_since: Timestamp | null;
  closed_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  priority: Generated<"low" | "normal" | "high" | "urgent">;
  handled_by: Generated<"bot" | "human" | "none">;
  snoozed_until: Timestamp | null;
  escalated_at: Timestamp | null;
  escalation_cause: "member" | "words" | "count" | "button" | "rule" | null;
  escalation_reason: string | null;
  tag_ids: Generated<string[]>;
  last_message_seq: Generated<number>;
  withheld_since: Timestamp | null;
  tg_thread_id: number | null;
  opened_at: Timestamp | null;
  answered_at: Timestamp | null;
  sla_metric: "first_response" | "next_response" | "resolution" | null;
  sla_due_at: Timestamp | null;
  sla_state: "running" | "warned" | "breached" | null;
  rating: number | null;
}

export interface ConversationPassageTable {
  workspace_id: string;
  conversation_id: string;
  ordinal: GeneratedAlways<number>;
  seq: number;
  at: Timestamp;
  state: "live" | "closed" | "spam";
  assignee_id: string | null;
}

export interface ConversationTagTable {
  workspace_id: string;
  conversation_id: string;
  tag_id: string;
}

export interface ConversationTallyTable {
  workspace_id: string;
  state: "closed" | "spam";
  inbox_id: string;
  team_id: string;
  assignee_id: string | null;
  count: number;
  id: Generated<string>;
}

export interface CounterTable {
  workspace_id: string;
  name: string;
  value: number;
}

export interface CsatPolicyTable {
  workspace_id: string;
  inbox_id: string;
  is_on: boolean;
  scale: "five" | "thumbs";
  delay_minutes: number;
  again_days: number;
  comment_hours: number;
  texts: Json;
  version: Generated<number>;
  updated_at: Generated<Timestamp>;
}

export interface CustomFieldTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  kind: "text" | "number" | "date" | "choice" | "flag";
  choices: Generated<string[]>;
  position: number;
  archived_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface DraftTable {
  workspace_id: string;
  member_id: string;
  conversation_id: string;
  kind: "reply" | "note";
  text: string;
  answered: Json | null;
  version: Generated<number>;
  updated_at: Timestamp;
}

export interface EscalationPolicyTable {
  workspace_id: string;
  unanswered_limit: number | null;
  words: Json;
  version: Generated<number>;
  updated_at: Generated<Timestamp>;
}

export interface EventTable {
  workspace_id: string;
  seq: number;
  id: Generated<string>;
  at: Timestamp;
  actor_kind: "member" | "contact" | "bot" | "api_token" | "rule" | "system";
  actor_id: string | null;
  kind: string;
  subject_type: string;
  subject_id: string | null;
  data: Json;
  detail: Json | null;
  scope_keys: string[];
  left_keys: Generated<string[]>;
  cause_id: string | null;
  correlation_id: string | null;
}

export interface FactTable {
  workspace_id: string;
  conversation_id: string;
  kind: "opened" | "reopened" | "inbound" | "outbound" | "answered" | "closed" | "escalated" | "rated";
  seq: number;
  at: Timestamp;
  count: number;
  seconds: number | null;
  business_seconds: number | null;
  detail: string | null;
  member_id: string | null;
  inbox_id: string;
  team_id: string;
  assignee_id: string | null;
}

export interface FileTable {
  workspace_id: string;
  hash: string;
  size_bytes: number;
  mime: string;
  created_at: Generated<Timestamp>;
  kept_at: Generated<Timestamp>;
}

export interface GroupParticipantTable {
  workspace_id: string;
  group_id: string;
  contact_id: string;
  first_heard_at: Timestamp;
  last_heard_at: Timestamp;
}

export interface GroupRuleTable {
  workspace_id: string;
  bot_id: string;
  chat_id: number;
  thread_id: Generated<number>;
  hears: "all" | "addressed" | "nothing";
  inbox_id: string | null;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface GroupTopicTable {
  workspace_id: string;
  bot_id: string;
  chat_id: number;
  thread_id: number;
  name: string | null;
  state: Generated<"open" | "closed" | "deleted">;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface GuideTable {
  workspace_id: string;
  id: Generated<string>;
  audience: "personal" | "team" | "workspace";
  owner_id: string;
  team_id: string | null;
  folder: string;
  title: string;
  steps: Json;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface GuideProgressTable {
  workspace_id: string;
  conversation_id: string;
  guide_id: string;
  step: number;
  updated_at: Timestamp;
}

export interface InboxTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  kind: "telegram_dm" | "telegram_group" | "email" | "web" | "api";
  bot_id: string | null;
  team_id: string;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  shows_typing: Generated<boolean>;
  policy: Generated<"continue" | "reopen" | "new">;
  reopen_hours: Generated<number>;
  language: string | null;
  business_hours: Json | null;
  texts: Generated<Json>;
  offers_person: Generated<boolean>;
}

export interface InstallationTable {
  id: Generated<string>;
  only_one: Generated<boolean>;
  epoch: Generated<string>;
  clock_offset: Generated<string>;
  set_up_at: Timestamp | null;
  created_at: Generated<Timestamp>;
}

export interface InvitationTable {
  workspace_id: string;
  id: Generated<string>;
  secret_hash: Buffer;
  email: string | null;
  role_id: string;
  invited_by: string;
  expires_at: Timestamp;
  accepted_at: Timestamp | null;
  accepted_by: string | null;
  revoked_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  team_id: string | null;
}

export interface LeftTopicTable {
  workspace_id: string;
  conversation_id: string;
  bot_id: string;
  chat_id: number;
  thread_id: number;
  left_at: Timestamp;
}

export interface MailTable {
  id: Generated<string>;
  letter_sealed: Buffer;
  attempts: Generated<number>;
  not_before: Generated<Timestamp>;
  created_at: Generated<Timestamp>;
}

export interface MemberTable {
  workspace_id: string;
  id: Generated<string>;
  user_id: string;
  role_id: string;
  status: Generated<"active" | "suspended" | "removed">;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  availability: Generated<"online" | "busy" | "away" | "offline">;
  capacity: number | null;
  hours: Json | null;
  skills: Generated<string[]>;
  languages: Generated<string[]>;
  offers_replies: Generated<boolean>;
}

export interface MentionTable {
  workspace_id: string;
  message_id: string;
  member_id: string;
  seen_at: Timestamp | null;
  created_at: Timestamp;
}

export interface MessageTable {
  workspace_id: string;
  id: Generated<string>;
  conversation_id: string;
  seq: number;
  direction: "in" | "out" | "note" | "system";
  author_kind: "contact" | "member" | "bot" | "api_token" | "system";
  author_id: string | null;
  text: string;
  entities: Generated<Json>;
  state: "received" | "queued" | "leased" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "dismissed" | "deleting" | "deleted";
  failure: string | null;
  client_key: string | null;
  edited_at: Timestamp | null;
  deleted_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  source: string | null;
  special: Json | null;
  reply_to_id: string | null;
  reply_quote: string | null;
  reply_outside: Json | null;
  forwarded_from: Json | null;
  album_key: string | null;
  answers_since: Timestamp | null;
  mentions: Generated<Json>;
  is_update: Generated<boolean>;
  after_press: "keep" | "remove" | null;
  words: GeneratedAlways<string>;
}

export interface MessageButtonTable {
  workspace_id: string;
  id: Generated<string>;
  message_id: string;
  position: number;
  kind: "url" | "answer" | "person";
  label: string;
  url: string | null;
}

export interface MessageRevisionTable {
  workspace_id: string;
  message_id: string;
  revision: number;
  text: string;
  entities: Json;
  replaced_at: Timestamp;
  attachment_id: string | null;
}

export interface NodeTable {
  workspace_id: string;
  id: string;
  started_at: Timestamp;
  seen_at: Timestamp;
  figures: Json;
}

export interface OnlineQuarterTable {
  workspace_id: string;
  member_id: string;
  began_at: Timestamp;
  minutes: number;
}

export interface OpTable {
  workspace_id: string;
  actor_id: string;
  op_id: string;
  procedure: string;
  input_hash: string;
  keeps_answer: boolean;
  answer: Json | null;
  at: Generated<Timestamp>;
}

export interface OutboxTable {
  workspace_id: string;
  id: Generated<string>;
  bot_id: string;
  chat_id: number;
  position: Generated<number>;
  class: "reply" | "alert" | "staff" | "campaign";
  kind: "send_text" | "send_media" | "send_album" | "send_place" | "send_contact_card" | "edit_text" | "edit_caption" | "edit_buttons" | "delete" | "react";
  message_id: string | null;
  payload: Json;
  state: Generated<"queued" | "leased" | "sending" | "held" | "sent" | "failed" | "unknown" | "cancelled" | "dismissed">;
  lease_token: string | null;
  not_before: Generated<Timestamp>;
  attempts: Generated<number>;
  failure: string | null;
  created_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
  is_test: Generated<boolean>;
  tg_message_id: number | null;
  part: Generated<number>;
  staff_topic_id: string | null;
}

export interface PasskeyTable {
  id: Generated<string>;
  user_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: Generated<number>;
  transports: Generated<string[]>;
  name: string;
  created_at: Generated<Timestamp>;
  last_used_at: Timestamp | null;
}

export interface PasswordResetTable {
  id: Generated<string>;
  user_id: string;
  secret_hash: Buffer;
  workspace_id: string | null;
  made_by: string | null;
  makes_owner: Generated<boolean>;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  used_at: Timestamp | null;
}

export interface PresenceTable {
  workspace_id: string;
  member_id: string;
  node_id: string;
  is_active: boolean;
  beaten_at: Timestamp;
}

export interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: number;
}

export interface ReactionTable {
  workspace_id: string;
  message_id: string;
  author_kind: "contact" | "member" | "api_token";
  author_id: string;
  emoji: string;
  created_at: Generated<Timestamp>;
}

export interface RecountTable {
  workspace_id: string;
  conversation_id: string;
}

export interface RecoveryCodeTable {
  user_id: string;
  code_hash: Buffer;
}

export interface RoleTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  preset: "owner" | "admin" | "senior" | "operator" | "porter" | "storekeeper" | "employee" | "viewer" | null;
  permissions: string[];
  scope: "all" | "team" | "place" | "assigned" | "own";
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
}

export interface SavedViewTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  audience: "personal" | "team" | "workspace";
  owner_id: string;
  team_id: string | null;
  view: string;
  filter: Json;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  position: Generated<number>;
}

export interface SessionTable {
  id: Generated<string>;
  user_id: string;
  secret_hash: Buffer;
  ip: string | null;
  agent: string | null;
  created_at: Generated<Timestamp>;
  last_used_at: Generated<Timestamp>;
  expires_at: Timestamp;
  revoked_at: Timestamp | null;
  proved_at: Timestamp | null;
  former_hash: Buffer | null;
  renewed_at: Timestamp | null;
}

export interface SlaClockTable {
  workspace_id: string;
  conversation_id: string;
  metric: "first_response" | "next_response" | "resolution";
  started_at: Timestamp;
  policy_id: string;
  target_minutes: number;
  warn_at: Timestamp;
  due_at: Timestamp;
  paused_at: Timestamp | null;
  paused_ms: Generated<number>;
  state: "running" | "paused" | "met" | "breached" | "dropped";
  warned_at: Timestamp | null;
  breached_at: Timestamp | null;
  met_at: Timestamp | null;
  ended_at: Timestamp | null;
  look_at: GeneratedAlways<Timestamp | null>;
}

export interface SlaPolicyTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  is_default: boolean;
  inbox_ids: string[];
  team_ids: string[];
  tag_ids: string[];
  priorities: string[];
  first_response_minutes: number | null;
  next_response_minutes: number | null;
  resolution_minutes: number | null;
  hours: "always" | "inbox" | "own";
  own_hours: Json | null;
  warn_percent: number;
  pauses: boolean;
  escalates: boolean;
  position: number;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface SlaReckoningTable {
  workspace_id: string;
  after: Generated<string>;
}

export interface StaffButtonTable {
  workspace_id: string;
  id: Generated<string>;
  staff_topic_id: string;
  act: "take" | "release" | "close" | "reopen";
}

export interface StaffGroupTable {
  workspace_id: string;
  id: Generated<string>;
  bot_id: string;
  chat_id: number | null;
  inbox_ids: Generated<string[]>;
  team_ids: Generated<string[]>;
  language: "en" | "ru";
  closes_with_topic: Generated<boolean>;
  code_hash: Buffer | null;
  code_expires_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
}

export interface StaffHintTable {
  workspace_id: string;
  staff_group_id: string;
  tg_user_id: number;
  told_at: Timestamp;
  tg_message_id: number | null;
  remove_at: Timestamp | null;
}

export interface StaffMessageTable {
  workspace_id: string;
  staff_topic_id: string;
  tg_message_id: number;
  message_id: string;
  part: Generated<number>;
  is_staff: Generated<boolean>;
  version: Generated<number>;
}

export interface StaffTopicTable {
  workspace_id: string;
  id: Generated<string>;
  staff_group_id: string;
  conversation_id: string;
  thread_id: number | null;
  name: string | null;
  is_closed: Generated<boolean>;
  card_id: number | null;
  card_digest: string | null;
  queued_seq: Generated<number>;
  told_seq: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface SuggestionTable {
  workspace_id: string;
  id: Generated<string>;
  conversation_id: string;
  member_id: string;
  state: Generated<"asked" | "answering" | "ready" | "taken" | "dismissed" | "cancelled" | "failed">;
  text: Generated<string>;
  sources: Generated<Json>;
  request: Json | null;
  failure: string | null;
  asked_at: Timestamp;
  held_until: Timestamp | null;
  settled_at: Timestamp | null;
  version: Generated<number>;
}

export interface SuggestionInboxTable {
  workspace_id: string;
  inbox_id: string;
}

export interface SuggestionProviderTable {
  workspace_id: string;
  is_on: Generated<boolean>;
  base_url: string;
  model: string;
  key_sealed: Buffer | null;
  key_last4: string | null;
  failures: Generated<number>;
  rests_until: Timestamp | null;
  version: Generated<number>;
  updated_at: Timestamp;
}

export interface SurveyTable {
  workspace_id: string;
  id: Generated<string>;
  conversation_id: string;
  contact_id: string;
  closing_seq: number;
  member_id: string | null;
  state: "due" | "passed" | "asked";
  due_at: Timestamp;
  asked_at: Timestamp | null;
  scale: "five" | "thumbs" | null;
  message_id: string | null;
  rating: number | null;
  rated_at: Timestamp | null;
  comment_until: Timestamp | null;
  comment_id: string | null;
  thanks_id: string | null;
}

export interface TagTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  color: "gray" | "red" | "pink" | "grape" | "violet" | "blue" | "cyan" | "teal" | "green" | "yellow" | "orange";
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface TeamTable {
  workspace_id: string;
  id: Generated<string>;
  name: string;
  is_default: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
}

export interface TeamMemberTable {
  workspace_id: string;
  team_id: string;
  member_id: string;
}

export interface TelegramIdentityTable {
  tg_user_id: number;
  first_seen_at: Generated<Timestamp>;
}

export interface TelegramLinkTable {
  workspace_id: string;
  id: Generated<string>;
  member_id: string;
  bot_id: string;
  state: Generated<"issued" | "opened" | "linked" | "unreachable" | "declined" | "expired" | "revoked">;
  code_hash: Buffer;
  expires_at: Timestamp;
  tg_user_id: number | null;
  tg_name: string | null;
  tg_username: string | null;
  yes_key: string | null;
  no_key: string | null;
  linked_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface TelegramMessageTable {
  workspace_id: string;
  bot_id: string;
  chat_id: number;
  tg_message_id: number;
  message_id: string | null;
  part: Generated<number>;
  attachment_id: string | null;
  edited_at: Timestamp | null;
  edit_update_id: number | null;
  lacks_original: Generated<boolean>;
  reacted_at: Timestamp | null;
  reaction_update_id: number | null;
  early_reaction: Json | null;
  early_at: Timestamp | null;
}

export interface TgChatTable {
  workspace_id: string;
  bot_id: string;
  chat_id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title: string | null;
  reachable: Generated<"yes" | "blocked" | "deactivated" | "kicked" | "unknown">;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  is_forum: Generated<boolean>;
  bot_status: "creator" | "administrator" | "member" | "restricted" | "left" | "kicked" | null;
  bot_rights: Generated<string[]>;
  migrated_to: number | null;
}

export interface TgUpdateTable {
  workspace_id: string;
  bot_id: string;
  update_id: number;
  arrival: GeneratedAlways<number>;
  kind: string;
  payload: Json;
  state: Generated<"received" | "applied" | "ignored" | "failed">;
  attempts: Generated<number>;
  error: string | null;
  received_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
  chat_id: Generated<number>;
}

export interface TotpTable {
  user_id: string;
  secret_sealed: Buffer;
  confirmed_at: Timestamp | null;
  last_step: Generated<number>;
  created_at: Generated<Timestamp>;
}

export interface UndoTable {
  workspace_id: string;
  id: Generated<string>;
  actor_kind: "member" | "api_token";
  actor_id: string;
  act: string;
  conversations: Json;
  created_at: Timestamp;
  done_at: Timestamp | null;
}

export interface UploadTable {
  workspace_id: string;
  id: string;
  author_kind: "member" | "api_token";
  author_id: string;
  file_hash: string;
  preview_hash: string | null;
  name: string;
  width: number | null;
  height: number | null;
  duration_seconds: number | null;
  is_animated: Generated<boolean>;
  created_at: Generated<Timestamp>;
  is_whole: Generated<boolean>;
}

export interface UserTable {
  id: Generated<string>;
  email: string;
  email_folded: string;
  name: string;
  password_hash: string | null;
  locale: Generated<"en" | "ru">;
  timezone: Generated<string>;
  runs_installation: Generated<boolean>;
  disabled_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
}

export interface WorkspaceTable {
  id: Generated<string>;
  slug: string;
  name: string;
  locale: Generated<"en" | "ru">;
  timezone: Generated<string>;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
  deleted_at: Timestamp | null;
  files_quota_bytes: Generated<number>;
  keep_events_days: Generated<number>;
  debug_until: Timestamp | null;
  founder_id: string | null;
}

export interface DB {
  api_token: ApiTokenTable;
  assignment_policy: AssignmentPolicyTable;
  attachment: AttachmentTable;
  audit: AuditTable;
  automatic_text: AutomaticTextTable;
  bot: BotTable;
  bot_lease: BotLeaseTable;
  button_press: ButtonPressTable;
  canned_file: CannedFileTable;
  canned_reply: CannedReplyTable;
  canned_use: CannedUseTable;
  challenge: ChallengeTable;
  consumer_cursor: ConsumerCursorTable;
  contact: ContactTable;
  contact_identity: ContactIdentityTable;
  contact_merge: ContactMergeTable;
  contact_name: ContactNameTable;
  contact_note: ContactNoteTable;
  contact_tag: ContactTagTable;
  conversation: ConversationTable;
  conversation_passage: ConversationPassageTable;
  conversation_tag: ConversationTagTable;
  conversation_tally: ConversationTallyTable;
  counter: CounterTable;
  csat_policy: CsatPolicyTable;
  custom_field: CustomFieldTable;
  draft: DraftTable;
  escalation_policy: EscalationPolicyTable;
  event: EventTable;
  fact: FactTable;
  file: FileTable;
  group_participant: GroupParticipantTable;
  group_rule: GroupRuleTable;
  group_topic: GroupTopicTable;
  guide: GuideTable;
  guide_progress: GuideProgressTable;
  inbox: InboxTable;
  installation: InstallationTable;
  invitation: InvitationTable;
  left_topic: LeftTopicTable;
  mail: MailTable;
  member: MemberTable;
  mention: MentionTable;
  message: MessageTable;
  message_button: MessageButtonTable;
  message_revision: MessageRevisionTable;
  node: NodeTable;
  online_quarter: OnlineQuarterTable;
  op: OpTable;
  outbox: OutboxTable;
  passkey: PasskeyTable;
  password_reset: PasswordResetTable;
  presence: PresenceTable;
  rate_limit: RateLimitTable;
  reaction: ReactionTable;
  recount: RecountTable;
  recovery_code: RecoveryCodeTable;
  role: RoleTable;
  saved_view: SavedViewTable;
  session: SessionTable;
  sla_clock: SlaClockTable;
  sla_policy: SlaPolicyTable;
  sla_reckoning: SlaReckoningTable;
  staff_button: StaffButtonTable;
  staff_group: StaffGroupTable;
  staff_hint: StaffHintTable;
  staff_message: StaffMessageTable;
  staff_topic: StaffTopicTable;
  suggestion: SuggestionTable;
  suggestion_inbox: SuggestionInboxTable;
  suggestion_provider: SuggestionProviderTable;
  survey: SurveyTable;
  tag: TagTable;
  team: TeamTable;
  team_member: TeamMemberTable;
  telegram_identity: TelegramIdentityTable;
  telegram_link: TelegramLinkTable;
  telegram_message: TelegramMessageTable;
  tg_chat: TgChatTable;
  tg_update: TgUpdateTable;
  totp: TotpTable;
  undo: UndoTable;
  upload: UploadTable;
  user: UserTable;
  workspace: WorkspaceTable;
}
