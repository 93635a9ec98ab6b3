import { isDeepStrictEqual } from "node:util";
import type { Duty } from "../../duty.ts";
import { lockConversation } from "../conversation/index.ts";
import { announceRewritten, changeMessage, lockMessage } from "../message/index.ts";
import { orderAlbum, wordsOfAlbum } from "./album.queries.ts";
import { bindSaid, type Said } from "./bind-said.ts";

/** Adds a part to the message that gathers its album: in its place, however late, and with the album's first words. */
export async function extendAlbum(
  duty: Duty,
  { messageId, conversationId }: { messageId: string; conversationId: string },
  said: Said,
): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const held = await lockConversation(db, desk.whole, conversationId);
  const message = await lockMessage(db, desk.whole, messageId);
  await bindSaid(duty, { said, messageId });
  await orderAlbum(db, { workspaceId, messageId });
  const words = await wordsOfAlbum(db, { workspaceId, messageId });
  const isSame = isDeepStrictEqual(words, { text: message.text, entities: message.entities });
  await changeMessage(db, { workspaceId, id: messageId, now: desk.now, isEdit: false, patch: isSame ? {} : words });
  await announceRewritten(desk, { held, message, kind: "message.extended" });
}
