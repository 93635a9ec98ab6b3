import type { ApplyStanding } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { putGroup } from "./group-standing.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/** Notes what the bot is in a group or channel, and what it may do there. */
export async function applyStanding({ db, desk, botId, workspaceId }: Duty, input: ApplyStanding) {
  const { updateId, chat, status, rights } = input;
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (isFresh) await putGroup(db, { workspaceId, botId, chat, status, rights, now: desk.now });
  return { applied: isFresh };
}
