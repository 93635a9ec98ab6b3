import { randomBytes } from "node:crypto";
import { type StaffGroup, type StaffGroupCode, staffGroupLimits } from "@frontdesk/contract";
import type { EditStaffGroup, LookAtStaffGroup, OpenStaffGroup } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { hashSecret } from "../../secret.ts";
import { announceGroup } from "../group/index.ts";
import { announceStaffGroup, announceStaffGroupRemoved } from "./announce-staff-group.ts";
import { findLinkName } from "./bot-link.queries.ts";
import { insertLeftTopics } from "./left-topic.queries.ts";
import { beginMirror } from "./mirror.queries.ts";
import {
  changeStaffGroup,
  columnsOf,
  countKnown,
  insertStaffGroup,
  listStaffGroups,
  lockStaffGroup,
  type StaffGroupSettings,
} from "./staff-group.queries.ts";
import { cancelForGroup } from "./staff-outbox.queries.ts";
import { trustStanding } from "./standing.queries.ts";

/** Rights without which a topic can't be kept, and those by which the bot tidies up behind itself. */
const wantedRights = "manage_topics+delete_messages+pin_messages";

/**
 * Opens a place for a forum group in which staff work, and the code by which it becomes one; the code is told once.
 * @throws not_found (the bot, an inbox or a team), conflict too_many_staff_groups
 */
export async function openStaffGroup(desk: Desk, input: OpenStaffGroup): Promise<StaffGroupCode> {
  const { db, workspaceId } = desk;
  await assertKnown(desk, input);
  if ((await listStaffGroups(db, workspaceId)).length >= staffGroupLimits.count)
    throw new DeskError("conflict", "too_many_staff_groups");
  await findLinkName(db, { workspaceId, botId: input.botId });
  const id = await insertStaffGroup(db, { ...input, workspaceId });
  await beginMirror(db, workspaceId);
  await desk.audit({ action: "staffGroup.open", subject: { type: "staff_group", id }, after: settingsOf(input) });
  return giveCode(desk, id);
}

/** Gives a staff group another code; the one before binds nothing any more. @throws not_found */
export async function renewStaffGroupCode(desk: Desk, { staffGroupId }: LookAtStaffGroup): Promise<StaffGroupCode> {
  const { db, workspaceId } = desk;
  const { id } = await lockStaffGroup(db, { workspaceId, id: staffGroupId });
  await desk.audit({ action: "staffGroup.renewCode", subject: { type: "staff_group", id } });
  return giveCode(desk, id);
}

async function giveCode(desk: Desk, id: string): Promise<StaffGroupCode> {
  const { db, workspaceId, now } = desk;
  const code = randomBytes(16).toString("base64url");
  const until = new Date(now.getTime() + staffGroupLimits.codeMs);
  await changeStaffGroup(db, {
    ...{ workspaceId, id, now },
    patch: { code_hash: hashSecret(code), code_expires_at: until },
  });
  const staffGroup = await announceStaffGroup(desk, id);
  const { username, apiRoot } = await findLinkName(db, { workspaceId, botId: staffGroup.botId });
  // https://core.telegram.org/api/links#groupchannel-bot-links
  const link = `https://t.me/${username}?startgroup=${code}&admin=${wantedRights}`;
  return { staffGroup, code, link: apiRoot === "telegram" ? link : null };
}

/**
 * Changes whose conversations have topics in a group, and how it behaves. Topics of those that belong there no longer
 * are closed, and those that do now get theirs. @throws not_found (an inbox or a team too), conflict stale_version
 */
export async function editStaffGroup(desk: Desk, input: EditStaffGroup): Promise<StaffGroup> {
  const { db, workspaceId, now } = desk;
  const { staffGroupId: id } = input;
  const before = await lockStaffGroup(db, { workspaceId, id });
  if (before.version !== input.version) throw new DeskError("conflict", "stale_version");
  await assertKnown(desk, input);
  await changeStaffGroup(db, { workspaceId, id, now, patch: columnsOf(input) });
  const subject = { type: "staff_group", id };
  await desk.audit({ action: "staffGroup.edit", subject, before: settingsOf(before), after: settingsOf(input) });
  return announceStaffGroup(desk, id);
}

/** Lets a group be a staff group no more; its topics stay as they are, and nothing is sent there. @throws not_found */
export async function removeStaffGroup(desk: Desk, { staffGroupId: id }: LookAtStaffGroup): Promise<{ id: string }> {
  const { db, workspaceId, now } = desk;
  const { chat, botId } = await lockStaffGroup(db, { workspaceId, id });
  if (chat) {
    const there = { workspaceId, botId, chatId: chat.tgChatId, now };
    await insertLeftTopics(db, { ...there, staffGroupId: id });
    await cancelForGroup(db, there);
  }
  await changeStaffGroup(db, {
    ...{ workspaceId, id, now },
    patch: { deleted_at: now, chat_id: null, code_hash: null, code_expires_at: null },
  });
  await desk.audit({ action: "staffGroup.remove", subject: { type: "staff_group", id }, before: { chat } });
  announceStaffGroupRemoved(desk, id);
  return { id };
}

/**
 * Takes a group for one in which the bot can work again, after somebody has given it what it lacked: whether it can is
 * seen from what Telegram answers. @throws not_found, conflict wrong_state without a group
 */
export async function retryStaffGroup(desk: Desk, { staffGroupId: id }: LookAtStaffGroup): Promise<StaffGroup> {
  const { db, workspaceId, now } = desk;
  const { chat, botId } = await lockStaffGroup(db, { workspaceId, id });
  if (!chat) throw new DeskError("conflict", "wrong_state");
  await trustStanding(db, { workspaceId, botId, chatId: chat.tgChatId, now });
  await announceGroup(desk, { botId, chatId: chat.tgChatId });
  await desk.audit({ action: "staffGroup.retry", subject: { type: "staff_group", id } });
  return announceStaffGroup(desk, id);
}

function settingsOf({ inboxIds, teamIds, language, closesWithTopic }: StaffGroupSettings): StaffGroupSettings {
  return { inboxIds, teamIds, language, closesWithTopic };
}

async function assertKnown({ db, workspaceId }: Desk, { inboxIds, teamIds }: StaffGroupSettings): Promise<void> {
  const isKnown = async (table: "inbox" | "team", ids: string[]) =>
    (await countKnown(db, { workspaceId, table, ids })) === new Set(ids).size;
  if (!(await isKnown("inbox", inboxIds)) || !(await isKnown("team", teamIds))) throw new DeskError("not_found");
}
