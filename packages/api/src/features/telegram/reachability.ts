import type { ChatReachable, Reachable } from "@frontdesk/contract";
import type { ApplyReachability } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import type { Duty } from "../../duty.ts";
import { keysOf } from "../conversation/index.ts";
import { announceGroup, changeTopic } from "../group/index.ts";
import { followReachability } from "../telegram-link/index.ts";
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
async function setReachability(
  desk: Desk,
  { botId, chatId, reachable }: { botId: string; chatId: number; reachable: ChatReachable },
): Promise<void> {
  const isNews = await changeReachability(desk.db, {
    workspaceId: desk.workspaceId,
    botId,
    chatId,
    reachable,
    now: desk.now,
  });
  if (!isNews) return;
  await announceReachability(desk, { botId, chatId });
  await followReachability(desk, { botId, tgUserId: chatId, isReachable: reachable === "yes" });
}

/** Notes what a refused send tells: of the whole chat, or of the topic in it that the send was for. */
export async function noteUnreachable(
  desk: Desk,
  { threadId, reachable, ...place }: { botId: string; chatId: number; threadId: number | null; reachable: Reachable },
): Promise<void> {
  if (reachable !== "topic_closed" && reachable !== "topic_deleted")
    return setReachability(desk, { ...place, reachable });
  if (threadId === null) return;
  const { db, workspaceId, now } = desk;
  const state = reachable === "topic_closed" ? "closed" : "deleted";
  if (!(await changeTopic(db, { workspaceId, ...place, threadId, state, now }))) return;
  await announceReachability(desk, place);
  await announceGroup(desk, place);
}

/** Tells those who see a chat's conversations whether each can be reached now: a group may have several, by topic. */
export async function announceReachability(
  desk: Desk,
  { botId, chatId }: { botId: string; chatId: number },
): Promise<void> {
  const places = await placesOfChat(desk.db, { workspaceId: desk.workspaceId, botId, chatId });
  const talks = Map.groupBy(places, ({ contactId, inboxId }) => `${contactId} ${inboxId}`);
  for (const [first, ...others] of talks.values()) {
    if (!first) continue;
    const { contactId, inboxId, reachable } = first;
    desk.emit("contact.reachability", {
      subject: { type: "contact", id: contactId },
      data: { contactId, inboxId, reachable: reachable ?? "unknown" },
      scopeKeys: [...new Set([first, ...others].flatMap(keysOf))],
    });
  }
}
