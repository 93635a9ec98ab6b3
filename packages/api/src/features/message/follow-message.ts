import { isDeepStrictEqual } from "node:util";
import { isLive } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import {
  changeConversation,
  getConversation,
  keysOfConversation,
  type LockedConversation,
  standingOf,
} from "../conversation/index.ts";
import { findLastLine, noteAnswered, type WaitLeftBehind, waitLeftBehind } from "./aftermath.queries.ts";

type Patch = Parameters<typeof changeConversation>[1]["patch"];

/**
 * Brings a held conversation to what became of a message of it: its last line says nothing that was taken back, and a
 * contact whose answers were not sent waits as long as before.
 */
export async function followMessage(desk: Desk, held: LockedConversation): Promise<void> {
  const { db, workspaceId } = desk;
  const of = { workspaceId, conversationId: held.id };
  const { shown, due } = await findLastLine(db, of);
  const { seq, excerpt, direction } = due;
  const line = { last_message_seq: seq, last_message: excerpt, last_message_direction: direction };
  const left = isLive(held.state) ? await waitLeftBehind(db, of) : null;
  await revise(desk, held, { ...(isDeepStrictEqual(shown, due) ? {} : line), ...waitAgain(held, left) });
}

/** Has a held conversation wait for nobody, since an answer that was not sent is on its way again. */
export async function followResent(desk: Desk, held: LockedConversation, messageId: string): Promise<void> {
  const { waitingSince: since, state } = held;
  if (since === null || !isLive(state)) return;
  await noteAnswered(desk.db, { workspaceId: desk.workspaceId, messageId, since });
  await revise(desk, held, {
    waiting_since: null,
    answered_at: desk.now,
    ...(state === "open" && { state: "pending" }),
  });
}

function waitAgain({ waitingSince, state }: LockedConversation, left: WaitLeftBehind | null): Patch {
  if (left === null || (waitingSince !== null && waitingSince <= left.since)) return {};
  const { since, answeredAt } = left;
  return { waiting_since: since, answered_at: answeredAt, ...(state === "pending" && { state: "open" }) };
}

async function revise(desk: Desk, held: LockedConversation, patch: Patch): Promise<void> {
  if (Object.keys(patch).length === 0) return;
  const { db, workspaceId, now, whole } = desk;
  await changeConversation(db, { workspaceId, id: held.id, now, patch });
  const conversation = await getConversation(db, whole, held.id);
  desk.emit("conversation.revised", {
    subject: { type: "conversation", id: held.id },
    data: { conversation, was: standingOf(held) },
    scopeKeys: keysOfConversation(conversation),
  });
}
