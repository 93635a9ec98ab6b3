import type { ApplyGroupNotice } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceGroup, changeTopic, nameGroups } from "../group/index.ts";
import { findStaffGroupOf, hearStaffNotice } from "../staff-group/index.ts";
import { noteGroup } from "./note-group.ts";
import { announceReachability } from "./reachability.ts";
import { settleUpdate } from "./update.queries.ts";

/** P5: notes what Telegram tells of a group itself or of a topic: the conversations held there follow. */
export async function applyGroupNotice(duty: Duty, input: ApplyGroupNotice): Promise<{ applied: boolean }> {
  const { db, desk, botId, workspaceId } = duty;
  const { updateId, chat, threadId, notice } = input;
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (!isFresh) return { applied: false };
  const chatId = chat.tgChatId;
  await noteGroup(duty, { chat: notice.kind === "renamed" ? { ...chat, title: notice.title } : chat, threadId });
  const staffGroup = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (staffGroup) await hearStaffNotice(duty, staffGroup, input);
  if (notice.kind === "renamed" || threadId === null) return { applied: true };

  const isNews = await changeTopic(db, { workspaceId, botId, chatId, threadId, now: desk.now, ...toldOf(notice) });
  if (!isNews) return { applied: true };
  if ("name" in notice) await nameGroups(desk, { botId, chatId });
  else await announceReachability(desk, { botId, chatId });
  await announceGroup(desk, { botId, chatId });
  return { applied: true };
}

type TopicNotice = Exclude<ApplyGroupNotice["notice"], { kind: "renamed" }>;

function toldOf(notice: TopicNotice) {
  if ("name" in notice) return { name: notice.name };
  return { state: notice.kind === "topic_closed" ? ("closed" as const) : ("open" as const) };
}
