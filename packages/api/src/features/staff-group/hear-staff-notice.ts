import { isLive, type StaffGroup } from "@frontdesk/contract";
import type { ApplyGroupNotice } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { closeConversation, getConversation, reopenConversation } from "../conversation/index.ts";
import { followConversation } from "./follow-conversation.ts";
import { attempt, findStaff, type StaffFloor } from "./staff-floor.ts";
import { changeTopic, findTopicByThread, lockTopic, type Topic } from "./topic.queries.ts";

/**
 * Somebody closed, reopened or renamed a topic by hand. Closing it closes the conversation, and reopening it does the
 * same the other way, where the group has it so and a member did it; otherwise the topic goes back to where the
 * conversation stands. A topic's name is the desk's: it is put back.
 */
export async function hearStaffNotice(duty: Duty, group: StaffGroup, told: ApplyGroupNotice): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const { threadId, notice, from } = told;
  if (threadId === null || notice.kind === "renamed" || notice.kind === "topic_opened") return;
  const known = await findTopicByThread(db, { workspaceId, staffGroupId: group.id, threadId });
  const topic = known && (await lockTopic(db, { workspaceId, id: known.id }));
  if (!topic) return;
  const patch =
    notice.kind === "topic_renamed"
      ? { name: notice.name.slice(0, 128) }
      : { is_closed: notice.kind === "topic_closed" };
  await changeTopic(db, { workspaceId, id: topic.id, now: desk.now, patch });
  if (notice.kind !== "topic_renamed" && group.closesWithTopic && from) {
    const viewer = await findStaff(duty, from);
    const actor = viewer && { kind: "member" as const, id: viewer.actorId };
    if (viewer && actor)
      await turn(
        { group, topic, viewer, desk: desk.within({ actor }), tgMessageId: 0 },
        topic,
        patch.is_closed === true,
      );
  }
  await followConversation(desk, topic.conversationId);
}

async function turn(floor: StaffFloor, { conversationId }: Topic, isClosed: boolean): Promise<void> {
  const { desk, viewer } = floor;
  await attempt(floor, async () => {
    if (!viewer.permissions.has("conversation:handle")) throw new DeskError("forbidden");
    const { state } = await getConversation(desk.db, viewer, conversationId);
    const which = { conversationId, opId: crypto.randomUUID() };
    if (isClosed && isLive(state)) await closeConversation(desk, viewer, which);
    if (!isClosed && state === "closed") await reopenConversation(desk, viewer, which);
  });
}
