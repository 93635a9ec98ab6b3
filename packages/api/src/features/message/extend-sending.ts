import type { SpecialContent, TextEntity } from "@frontdesk/contract";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { lockOwnMessage } from "./lock-own-message.ts";
import { changeMessage } from "./message.queries.ts";
import { cancelSend, filesToSend, insertParts } from "./outbox.queries.ts";
import { planParts } from "./plan-parts.ts";
import { announceRewritten } from "./rewrite-message.ts";
import { albumMs, attachElsewhere, type WrittenElsewhere } from "./written-elsewhere.ts";

/**
 * Adds a file to one's own message that still waits to be sent, as a further part of its album; false where it is on its
 * way already. @throws not_found, conflict (not_yours, wrong_state)
 */
export async function extendSending(
  desk: Desk,
  viewer: Viewer,
  { messageId, written }: { messageId: string; written: WrittenElsewhere },
): Promise<boolean> {
  const { db, workspaceId, now } = desk;
  const { held, sends, message } = await lockOwnMessage(desk, viewer, messageId);
  const { botId, tgChatId: chatId } = held;
  const [first] = sends;
  const waits = message.state === "queued" && sends.every(({ state }) => state === "queued");
  if (!first || !waits || !botId || chatId === null) return false;

  const former = { text: message.text, entities: message.entities as TextEntity[] };
  // An album has one text: the first that is not blank.
  const formatted = former.text === "" ? written.formatted : former;
  await changeMessage(db, { workspaceId, id: messageId, now, isEdit: false, patch: formatted });
  const before = await filesToSend(db, { workspaceId, messageId });
  const files = [...before, ...(await attachElsewhere(desk, { messageId, written, position: before.length }))];
  for (const { id } of sends) await cancelSend(db, { workspaceId, id, now });
  const planned = planParts({ ...formatted, files, special: message.special as SpecialContent | null });
  const parts = planned.map((content, part) => ({ part, content }));
  const notBefore = new Date(now.getTime() + albumMs);
  await insertParts(db, { workspaceId, botId, chatId, messageId, parts, position: first.position, notBefore });
  await announceRewritten(desk, { held, message, kind: "message.extended" });
  return true;
}
