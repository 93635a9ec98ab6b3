import { isDeepStrictEqual } from "node:util";
import type { BotGroup } from "@frontdesk/contract";
import type { HearGroup } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { DeskError, found } from "../../desk-error.ts";
import { getInbox, openInbox } from "../inbox/index.ts";
import { announceGroup } from "./announce-group.ts";
import { listGroups, lockWhetherForStaff } from "./group.queries.ts";
import { deleteGroupRule, putGroupRule } from "./rule.queries.ts";

/**
 * Settles what of a group, or of one topic of it, becomes a conversation from now on, and in which inbox; what is one
 * already stays. The same again changes nothing. @throws not_found (the inbox too), invalid bad_input where what is
 * heard has no inbox, conflict (wrong_state for an inbox that is not for this bot's groups, is_staff_group where staff
 * work in it)
 */
export async function hearGroup(desk: Desk, input: HearGroup): Promise<BotGroup> {
  const { db, workspaceId, now } = desk;
  const { botId, tgChatId: chatId, threadId, hears } = input;
  const before = await getKnownGroup(desk, input);
  const isForStaff = await lockWhetherForStaff(db, { workspaceId, botId, chatId });
  if (isForStaff && hears !== null && hears !== "nothing") throw new DeskError("conflict", "is_staff_group");
  const inboxId = await inboxFor(desk, input);
  const place = { workspaceId, botId, chatId, threadId };
  if (hears === null || (hears === "nothing" && threadId === null)) await deleteGroupRule(db, place);
  else await putGroupRule(db, { ...place, hears, inboxId, now });

  const after = await getKnownGroup(desk, input);
  const [was, is] = [ruleIn(before, threadId), ruleIn(after, threadId)];
  if (isDeepStrictEqual(was, is)) return after;
  await announceGroup(desk, { botId, chatId });
  const subject = { type: "bot", id: botId };
  const told = (rule: object | null) => ({ tgChatId: chatId, threadId, ...rule });
  await desk.audit({ action: "group.hear", subject, before: told(was), after: told(is) });
  return after;
}

async function getKnownGroup({ db, workspaceId }: Desk, { botId, tgChatId: chatId, threadId }: HearGroup) {
  const [known] = await listGroups(db, { workspaceId, botId, chatId });
  const { group, isInside } = found(known);
  if (!isInside || (threadId !== null && !topicOf(group, threadId))) throw new DeskError("not_found");
  return group;
}

async function inboxFor(desk: Desk, { botId, hears, inbox: wanted }: HearGroup): Promise<string | null> {
  if (hears === null || hears === "nothing") return null;
  if (wanted === null) throw new DeskError("invalid", "bad_input", { fields: { inbox: "required" } });
  if (wanted.kind === "new") return openInbox(desk, { botId, name: wanted.name, kind: "telegram_group" });
  const inbox = await getInbox(desk.db, { workspaceId: desk.workspaceId, inboxId: wanted.id });
  if (inbox.kind !== "telegram_group" || inbox.botId !== botId) throw new DeskError("conflict", "wrong_state");
  return inbox.id;
}

function topicOf({ topics }: BotGroup, threadId: number) {
  return topics.find((topic) => topic.threadId === threadId);
}

function ruleIn(group: BotGroup, threadId: number | null) {
  return (threadId === null ? group.rule : topicOf(group, threadId)?.rule) ?? null;
}
