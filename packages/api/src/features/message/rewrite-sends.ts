import { isDeepStrictEqual } from "node:util";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import type { LockedConversation } from "../conversation/index.ts";
import { followResent } from "./follow-message.ts";
import type { LockedMessage } from "./message.queries.ts";
import {
  boundParts,
  cancelSend,
  type FollowUp,
  insertFollowUp,
  insertParts,
  type LockedSend,
  rewriteSend,
  unbindParts,
} from "./outbox.queries.ts";
import type { Part } from "./plan-parts.ts";
import { progressMessage } from "./progress-message.ts";

interface Rewriting {
  held: LockedConversation;
  message: LockedMessage;
  sends: LockedSend[];
  before: Part[];
  after: Part[];
}

/**
 * Brings the sends of a message to its new parts. Parts that wait are rewritten, taken back or added; to those that were
 * begun go edits, and deletions to those that are too many. What was sent can't become more.
 * @throws conflict (edit_too_long, wrong_state where a part that must go is just being sent)
 */
export async function rewriteSends(desk: Desk, { held, message, sends, before, after }: Rewriting): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { botId, tgChatId: chatId } = held;
  if (!botId || chatId === null) throw new DeskError("conflict", "wrong_state");
  const to = { workspaceId, botId, chatId, messageId: message.id };
  const bound = await boundParts(db, to);
  const open = new Map(sends.filter(({ state }) => isOpen(state)).map((send) => [send.part, send]));
  const state = message.state === "failed" ? "held" : "queued";
  const isBegun = bound.size > 0 || sends.some(({ state }) => state === "leased" || state === "sending");

  for (const [part, content] of after.entries()) {
    const send = open.get(part);
    if (!send && !bound.has(part)) {
      if (isBegun) throw new DeskError("conflict", "edit_too_long");
      await insertParts(db, { ...to, parts: [{ part, content }], position: sends.at(-1)?.position, state });
      continue;
    }
    if (isDeepStrictEqual(before[part], content)) continue;
    if (send) await rewriteSend(db, { workspaceId, id: send.id, content });
    const isTaken = send?.state === "leased" || send?.state === "sending";
    if (isTaken || bound.has(part)) await insertFollowUp(db, { ...to, change: editOf(part, content) });
  }

  const surplus = [...open.values()].filter(({ part }) => part >= after.length);
  if (surplus.some(({ state }) => state === "sending")) throw new DeskError("conflict", "wrong_state");
  for (const { id } of surplus) await cancelSend(db, { workspaceId, id, now });
  const tgMessageIds = [...bound].flatMap(([part, ids]) => (part >= after.length ? ids : []));
  if (tgMessageIds.length > 0) {
    await unbindParts(db, { ...to, from: after.length });
    await insertFollowUp(db, { ...to, change: { kind: "delete", payload: { tgMessageIds, was: null } } });
  }
  const isAllSent = after.every((_, part) => bound.has(part));
  if (isAllSent) await progressMessage(desk, { id: message.id, state: "sent", failure: null });
  if (isAllSent && message.state === "failed") await followResent(desk, held, message.id);
  desk.wakeBot(botId);
}

function isOpen(state: LockedSend["state"]): boolean {
  return ["queued", "leased", "sending", "held", "failed"].includes(state);
}

function editOf(part: number, content: Part): FollowUp {
  if (!("text" in content)) throw new DeskError("conflict", "wrong_state");
  const { kind, text, entities } = content;
  const buttons = "hasButtons" in content && content.hasButtons ? { hasButtons: true as const } : {};
  return { kind: kind === "send_text" ? "edit_text" : "edit_caption", part, payload: { text, entities, ...buttons } };
}
