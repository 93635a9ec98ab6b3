import type { ApplyStanding } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceGroup, nameGroups } from "../group/index.ts";
import { noteStanding } from "../staff-group/index.ts";
import { putGroup } from "./group-standing.queries.ts";
import { announceReachability } from "./reachability.ts";
import { settleUpdate } from "./update.queries.ts";

/** Notes what the bot is in a group or channel and what it may do there; who talks with it sees whether they still can. */
export async function applyStanding(duty: Duty, input: ApplyStanding) {
  const { db, desk, botId, workspaceId } = duty;
  const { updateId, chat, status, rights } = input;
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (!isFresh) return { applied: false };
  const chatId = chat.tgChatId;
  await putGroup(db, { workspaceId, botId, chat, status, rights, now: desk.now });
  await nameGroups(desk, { botId, chatId });
  await announceReachability(desk, { botId, chatId });
  await announceGroup(desk, { botId, chatId });
  await noteStanding(duty, chatId);
  return { applied: true };
}
