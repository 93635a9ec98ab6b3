import { offeredReactions, type StaffGroup } from "@frontdesk/contract";
import type { ApplyGroupReaction } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { reactToMessage } from "../message/index.ts";
import { answerThere, attempt, findStaff, type StaffFloor } from "./staff-floor.ts";
import { findShownInGroup } from "./staff-message.queries.ts";
import { lockTopic } from "./topic.queries.ts";

/** A member puts an emoji to what a person said: it is the desk's reaction, as from the panel. */
export async function hearStaffReaction(duty: Duty, group: StaffGroup, reacted: ApplyGroupReaction): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const { tgMessageId, emojis, from } = reacted;
  const bond = await findShownInGroup(db, { workspaceId, staffGroupId: group.id, tgMessageId });
  const viewer = bond && !bond.isStaff ? await findStaff(duty, from) : undefined;
  if (!bond || !viewer) return;
  const topic = await lockTopic(db, { workspaceId, id: bond.topicId });
  const floor: StaffFloor = {
    ...{ group, topic, viewer, tgMessageId },
    desk: desk.within({ actor: { kind: "member", id: viewer.actorId } }),
  };
  const emoji = offeredReactions.find((offered) => emojis.includes(offered)) ?? null;
  if (emoji === null && emojis.length > 0)
    return answerThere(floor.desk, floor, "staff.refused.reaction", { emojis: offeredReactions.join(" ") });
  await attempt(floor, () => {
    if (!viewer.permissions.has("conversation:handle")) throw new DeskError("forbidden");
    return reactToMessage(floor.desk, viewer, { messageId: bond.messageId, emoji, opId: crypto.randomUUID() });
  });
}
