import type { Reachable } from "@frontdesk/contract";
import type { ApplyReachability } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import type { Duty } from "../../duty.ts";
import { keysOf } from "../conversation/index.ts";
import { changeReachability, placesOfChat } from "./chat.queries.ts";
import { settleUpdate } from "./update.queries.ts";

/** Applies the word that a person blocked the bot, or let it in again. */
export async function applyReachability({ db, desk, botId, workspaceId }: Duty, input: ApplyReachability) {
  const isFresh = await settleUpdate(db, {
    workspaceId,
    botId,
    updateId: input.updateId,
    state: "applied",
    now: desk.now,
  });
  if (isFresh) await setReachability(desk, { botId, chatId: input.tgChatId, reachable: input.reachable });
  return { applied: isFresh };
}

/** Notes whether a chat can be reached, and tells those who see its conversations. */
export async function setReachability(
  desk: Desk,
  { botId, chatId, reachable }: { botId: string; chatId: number; reachable: Reachable },
): Promise<void> {
  const isNews = await changeReachability(desk.db, {
    workspaceId: desk.workspaceId,
    botId,
    chatId,
    reachable,
    now: desk.now,
  });
  if (isNews) await announceReachability(desk, { botId, chatId, reachable });
}

/** Tells those who see a chat's conversations whether it can be reached. */
export async function announceReachability(
  desk: Desk,
  { botId, chatId, reachable }: { botId: string; chatId: number; reachable: Reachable },
): Promise<void> {
  const places = await placesOfChat(desk.db, { workspaceId: desk.workspaceId, botId, chatId });
  const first = places[0];
  if (!first) return;
  const { contactId, inboxId } = first;
  desk.emit("contact.reachability", {
    subject: { type: "contact", id: contactId },
    data: { contactId, inboxId, reachable },
    scopeKeys: [...new Set(places.flatMap(keysOf))],
  });
}
