import type { Desk } from "../../desk.ts";
import { getMessage } from "../message/index.ts";
import { queueForStaff } from "./queue-sends.ts";
import { findStaffGroup } from "./staff-group.queries.ts";
import { listBonds } from "./staff-message.queries.ts";
import { isQueued } from "./staff-outbox.queries.ts";
import type { Topic } from "./topic.queries.ts";

/** Shows what of an album came after its first parts had been shown in the topic. */
export async function tellRest(desk: Desk, topic: Topic, messageId: string): Promise<void> {
  const { db, workspaceId, whole } = desk;
  const bonds = await listBonds(db, { workspaceId, topicId: topic.id, messageIds: [messageId] });
  if (bonds.length === 0 || bonds.some(({ isStaff }) => isStaff)) return;
  const { attachments, seq } = await getMessage(db, whole, messageId);
  const skip = bonds.length;
  if (attachments.length <= skip || attachments.length < 2) return;
  const group = await findStaffGroup(db, { workspaceId, id: topic.staffGroupId });
  if (!group || (await isQueued(db, { workspaceId, topicId: topic.id, what: "talk", messageId }))) return;
  const payload = { what: "talk" as const, messageIds: [messageId], messageId, part: 0, seq, length: null, skip };
  await queueForStaff(desk, { group, topicId: topic.id, payload });
}
