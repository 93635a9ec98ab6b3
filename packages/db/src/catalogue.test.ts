import { expect, it } from "vitest";
import { readCatalogue } from "./testing/catalogue.ts";
import { cloneDatabase, onServer } from "./testing/index.ts";

it("[I12, I14] keeps workspaces apart by every key, policy and role of the schema", async () => {
  await using clone = await cloneDatabase();

  expect(await readCatalogue(clone.adminUrl)).toEqual({
    tablesWithoutKey: [],
    keysNotLedByWorkspace: [],
    foreignKeysBetweenWorkspaces: [],
    tablesWithoutWalls: [],
    powerfulRoles: [],
    ownedByRuntimeRole: [],

    // Who made a link that sets a password: dropped where the schema is sharded (docs/operations.md).
    foreignKeysOfGlobalTables: ["password_reset_workspace_id_made_by_fkey"],
    // Bots and inboxes are marked as deleted and never removed, so nothing looks their references up from there.
    foreignKeysWithoutIndex: [
      "attachment_workspace_id_bot_id_fkey",
      "conversation_workspace_id_inbox_id_fkey",
      "inbox_workspace_id_bot_id_fkey",
      "outbox_workspace_id_bot_id_fkey",
    ],
    openPolicies: [
      '"user": of_system to {frontdesk_system}',
      "api_token: of_system to {frontdesk_system}",
      "assignment_policy: of_system to {frontdesk_system}",
      "audit: of_system to {frontdesk_system}",
      "automatic_text: of_system to {frontdesk_system}",
      "bot: of_system to {frontdesk_system}",
      "bot_lease: of_system to {frontdesk_system}",
      "canned_reply: of_searcher to {frontdesk_searcher}",
      "canned_use: of_searcher to {frontdesk_searcher}",
      "canned_use: of_system to {frontdesk_system}",
      "challenge: of_system to {frontdesk_system}",
      "consumer_cursor: of_system to {frontdesk_system}",
      "contact: of_searcher to {frontdesk_searcher}",
      "contact_identity: of_searcher to {frontdesk_searcher}",
      "conversation: of_searcher to {frontdesk_searcher}",
      "conversation: of_system to {frontdesk_system}",
      "event: of_system to {frontdesk_system}",
      "invitation: of_system to {frontdesk_system}",
      "mail: of_system to {frontdesk_system}",
      "member: of_system to {frontdesk_system}",
      "message: of_searcher to {frontdesk_searcher}",
      "node: of_system to {frontdesk_system}",
      "online_quarter: of_system to {frontdesk_system}",
      "op: of_system to {frontdesk_system}",
      "outbox: of_system to {frontdesk_system}",
      "passkey: of_system to {frontdesk_system}",
      "password_reset: of_system to {frontdesk_system}",
      "presence: of_system to {frontdesk_system}",
      "recount: of_system to {frontdesk_system}",
      "recovery_code: of_system to {frontdesk_system}",
      "role: of_system to {frontdesk_system}",
      "session: of_system to {frontdesk_system}",
      "sla_clock: of_system to {frontdesk_system}",
      "sla_reckoning: of_system to {frontdesk_system}",
      "staff_hint: of_system to {frontdesk_system}",
      "suggestion: of_system to {frontdesk_system}",
      "suggestion_provider: of_system to {frontdesk_system}",
      "survey: of_system to {frontdesk_system}",
      "team: of_system to {frontdesk_system}",
      "team_member: of_system to {frontdesk_system}",
      "telegram_link: of_system to {frontdesk_system}",
      "tg_update: of_system to {frontdesk_system}",
      "totp: of_system to {frontdesk_system}",
      "undo: of_system to {frontdesk_system}",
      "upload: of_system to {frontdesk_system}",
      "workspace: of_system to {frontdesk_system}",
    ],
    ownPolicies: [
      '"user": of_members to {frontdesk_app}',
      "password_reset: of_workspace to {frontdesk_app}",
      "totp: of_members to {frontdesk_app}",
      "workspace: of_workspace to {frontdesk_app}",
    ],
    definerFunctions: [
      "append_events: frontdesk_system, search_path=public, pg_temp",
      "belongs_elsewhere: frontdesk_system, search_path=public, pg_temp",
      "erase_events: frontdesk_system, search_path=public, pg_temp",
      "rank_canned_replies: frontdesk_searcher, search_path=public, pg_temp; plan_cache_mode=force_custom_plan",
      "search_conversations: frontdesk_searcher, search_path=public, pg_temp; plan_cache_mode=force_custom_plan",
      "search_messages: frontdesk_searcher, search_path=public, pg_temp; plan_cache_mode=force_custom_plan",
      "session_principal: frontdesk_system, search_path=public, pg_temp",
      "token_principal: frontdesk_system, search_path=public, pg_temp",
      "workplaces_at_telegram: frontdesk_system, search_path=public, pg_temp",
    ],
  });
});

it("[I12] leads every primary, unique and foreign key with the workspace, the global tables excepted by name, so that the schema can be sharded by it", async () => {
  await using clone = await cloneDatabase();

  const { tablesWithoutKey, keysNotLedByWorkspace, foreignKeysBetweenWorkspaces } = await readCatalogue(clone.adminUrl);

  expect({ tablesWithoutKey, keysNotLedByWorkspace, foreignKeysBetweenWorkspaces }).toEqual({
    tablesWithoutKey: [],
    keysNotLedByWorkspace: [],
    foreignKeysBetweenWorkspaces: [],
  });
});

it.each([
  ["tablesWithoutKey", "create table loose (workspace_id uuid not null)"],
  ["keysNotLedByWorkspace", "create table loose (workspace_id uuid, id uuid, primary key (id, workspace_id))"],
  ["keysNotLedByWorkspace", "create table loose (workspace_id uuid primary key, name text unique)"],
  ["keysNotLedByWorkspace", "create unique index loose on contact (lower(name))"],
  [
    "foreignKeysBetweenWorkspaces",
    "create unique index c on contact (id); create table loose (workspace_id uuid primary key, c uuid references contact (id))",
  ],
] as const)("[I12] finds what breaks it: %s by `%s`", async (finding, harm) => {
  await using clone = await cloneDatabase();

  await onServer(clone.adminUrl, harm);

  expect((await readCatalogue(clone.adminUrl))[finding]).not.toEqual([]);
});
