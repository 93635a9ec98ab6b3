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

export interface AttachmentTable {
  workspace_id: string;
  id: Generated<string>;
  message_id: string;
  bot_id: string;
  kind: "photo";
  tg_file_id: string;
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
}

export interface BotLeaseTable {
  workspace_id: string;
  bot_id: string;
  token: string;
  holder: string;
  expires_at: Timestamp;
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
}

export interface ContactIdentityTable {
  workspace_id: string;
  id: Generated<string>;
  contact_id: string;
  provider: "telegram" | "email" | "web" | "phone" | "api";
  external_id: string;
  display: string | null;
  created_at: Generated<Timestamp>;
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
}

export interface CounterTable {
  workspace_id: string;
  name: string;
  value: number;
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

export interface FileTable {
  workspace_id: string;
  hash: string;
  size_bytes: number;
  mime: string;
  created_at: Generated<Timestamp>;
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
  state: "received" | "queued" | "leased" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "dismissed";
  failure: string | null;
  client_key: string | null;
  edited_at: Timestamp | null;
  deleted_at: Timestamp | null;
  version: Generated<number>;
  created_at: Generated<Timestamp>;
  updated_at: Generated<Timestamp>;
}

export interface MessageRevisionTable {
  workspace_id: string;
  message_id: string;
  revision: number;
  text: string;
  entities: Json;
  replaced_at: Timestamp;
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
  position: GeneratedAlways<number>;
  class: "reply" | "alert" | "campaign";
  kind: "send_text" | "edit_text";
  message_id: string | null;
  payload: Json;
  state: Generated<"queued" | "leased" | "sending" | "sent" | "failed" | "unknown" | "cancelled" | "dismissed">;
  lease_token: string | null;
  not_before: Generated<Timestamp>;
  attempts: Generated<number>;
  failure: string | null;
  created_at: Generated<Timestamp>;
  settled_at: Timestamp | null;
}

export interface RateLimitTable {
  key: string;
  points: Generated<number>;
  expire: number;
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

export interface TelegramMessageTable {
  workspace_id: string;
  bot_id: string;
  chat_id: number;
  tg_message_id: number;
  message_id: string;
  part: Generated<number>;
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
}

export interface DB {
  api_token: ApiTokenTable;
  attachment: AttachmentTable;
  audit: AuditTable;
  bot: BotTable;
  bot_lease: BotLeaseTable;
  contact: ContactTable;
  contact_identity: ContactIdentityTable;
  conversation: ConversationTable;
  counter: CounterTable;
  event: EventTable;
  file: FileTable;
  inbox: InboxTable;
  installation: InstallationTable;
  invitation: InvitationTable;
  member: MemberTable;
  message: MessageTable;
  message_revision: MessageRevisionTable;
  op: OpTable;
  outbox: OutboxTable;
  rate_limit: RateLimitTable;
  role: RoleTable;
  session: SessionTable;
  team: TeamTable;
  team_member: TeamMemberTable;
  telegram_identity: TelegramIdentityTable;
  telegram_message: TelegramMessageTable;
  tg_chat: TgChatTable;
  tg_update: TgUpdateTable;
  user: UserTable;
  workspace: WorkspaceTable;
}
