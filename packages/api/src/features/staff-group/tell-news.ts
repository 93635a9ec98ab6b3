import { type Message, staffGroupLimits } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { getMessage } from "../message/index.ts";
import { queueForStaff, sayInTopic } from "./queue-sends.ts";
import { listShowableFiles } from "./scene.queries.ts";
import type { Scene } from "./scene.ts";
import { showMessage, shownInItsWay } from "./show-message.ts";
import { listBonds } from "./staff-message.queries.ts";
import { lockOpenTalk, rewriteStaffSend, type TalkPayload } from "./staff-outbox.queries.ts";
import { listNewTalk } from "./talk.queries.ts";
import { partsOf } from "./talk-send.ts";
import { changeTopic } from "./topic.queries.ts";

/** Texts up to this length share one message of the topic, which may grow to the limit below it. */
const shortLength = 700;
const sharedLength = 3000;

/**
 * Has the topic told what is new in its conversation, in order: once for each message, by how far it was told already.
 * What members wrote in the topic itself is there. After a long silence only the last of it is told.
 */
export async function tellNews(desk: Desk, scene: Scene): Promise<void> {
  const { db, workspaceId, now, whole } = desk;
  const { topic, conversation, group, voice } = scene;
  const after = topic.queuedSeq;
  const { recap: limit } = staffGroupLimits;
  const fresh = await listNewTalk(db, { workspaceId, conversationId: conversation.id, after, limit });
  const [first] = fresh;
  const last = fresh.at(-1);
  if (!first || !last) return;
  const untold = first.seq - after - 1;
  if (untold > 0)
    await sayInTopic(desk, { group, topic, text: say(voice.language, "staff.earlier", { count: `${untold}` }) });

  const ids = fresh.map(({ id }) => id);
  const written = new Set(
    (await listBonds(db, { workspaceId, topicId: topic.id, messageIds: ids })).map(({ messageId }) => messageId),
  );
  for (const { id, isAlbum } of fresh.filter((one) => !written.has(one.id)))
    await tellMessage(desk, scene, { message: await getMessage(db, whole, id), isAlbum });
  await changeTopic(db, { workspaceId, id: topic.id, now, patch: { queued_seq: last.seq } });
}

async function tellMessage(
  desk: Desk,
  scene: Scene,
  { message, isAlbum }: { message: Message; isAlbum: boolean },
): Promise<void> {
  const { db, workspaceId } = desk;
  const { group, topic, voice, conversation } = scene;
  const { id, seq, reply, attachments } = message;
  const { length } = showMessage(message, { voice, contactId: conversation.contact.id, isReply: false }).text;
  const isShort = length <= shortLength && !reply && attachments.length === 0 && !shownInItsWay(message);
  if (isShort) {
    const open = await lockOpenTalk(db, { workspaceId, topicId: topic.id });
    const whole = (open?.payload.length ?? 0) + length + 1;
    if (open && whole <= sharedLength) {
      const messageIds = [...open.payload.messageIds, id];
      const payload: TalkPayload = { ...open.payload, messageIds, seq, length: whole };
      return rewriteStaffSend(db, { workspaceId, id: open.id, payload });
    }
  }
  const files = await listShowableFiles(db, { workspaceId, messageId: id, botId: group.botId });
  const sends = isShort ? 1 : partsOf(scene, message, { files, isReply: false }).length;
  for (let part = 0; part < sends; part++) {
    const payload: TalkPayload = { what: "talk", messageIds: [id], part, seq, length: isShort ? length : null };
    await queueForStaff(desk, { group, topicId: topic.id, payload, ...(isAlbum && { afterMs: albumMs }) });
  }
}

/** Telegram delivers the parts of an album one by one: so long they are waited for. */
const albumMs = 1_500;
