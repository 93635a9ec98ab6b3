import { isDeepStrictEqual } from "node:util";
import { type ConversationState, isLive } from "@frontdesk/contract";
import type { Duty } from "../../duty.ts";
import { changeConversation, type LockedConversation } from "../conversation/index.ts";
import { announceRewritten, changeMessage, lockMessage } from "../message/index.ts";
import { orderAlbum, wordsOfAlbum } from "./album.queries.ts";
import { bindSaid, type Said } from "./bind-said.ts";

interface Extended {
  held: LockedConversation;
  /** How the conversation stands after it. */
  after: { state: ConversationState; waitingSince: Date | null };
  messageId: string;
}

/**
 * Adds a part to the message that gathers its album: in its place, however late, and with the album's first words. One
 * that comes when the conversation was answered or closed already has it wait or opens it, as anything said would.
 */
export async function extendAlbum(duty: Duty, { held, after, messageId }: Extended, said: Said): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const message = await lockMessage(db, desk.whole, messageId);
  await bindSaid(duty, { said, messageId });
  await orderAlbum(db, { workspaceId, messageId });
  const words = await wordsOfAlbum(db, { workspaceId, messageId });
  const isSame = isDeepStrictEqual(words, { text: message.text, entities: message.entities });
  await changeMessage(db, { workspaceId, id: messageId, now: desk.now, isEdit: false, patch: isSame ? {} : words });
  if (!held.isBlocked && (held.waitingSince === null || held.state !== after.state)) {
    const isOver = !isLive(after.state);
    const moved = { state: after.state, waiting_since: after.waitingSince, ...(!isOver && { closed_at: null }) };
    const activity = { last_inbound_at: desk.now, last_message_at: desk.now };
    await changeConversation(db, { workspaceId, id: held.id, now: desk.now, patch: { ...moved, ...activity } });
  }
  await announceRewritten(desk, { held, message, kind: "message.extended" });
}
