import { type FormattedText, type StaffGroup, sliceFormatted } from "@frontdesk/contract";
import type { ApplyGroupEdit } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { editMessage, editNote, getMessage } from "../message/index.ts";
import { asSent } from "./hear-staff-message.ts";
import { readSpeech } from "./parse-staff.ts";
import { attempt, findStaff, type StaffFloor } from "./staff-floor.ts";
import { bindWritten, findShownInGroup } from "./staff-message.queries.ts";
import { lockTopic } from "./topic.queries.ts";

/** A member changes what they wrote in a topic: the message to the person, or the note, changes with it. */
export async function hearStaffEdit(duty: Duty, group: StaffGroup, said: ApplyGroupEdit): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const { tgMessageId, text, entities } = said;
  const bond = await findShownInGroup(db, { workspaceId, staffGroupId: group.id, tgMessageId });
  const viewer = bond?.isStaff ? await findStaff(duty, said.from) : undefined;
  if (!bond || !viewer) return;
  const topic = await lockTopic(db, { workspaceId, id: bond.topicId });
  const floor: StaffFloor = {
    ...{ group, topic, viewer, tgMessageId },
    desk: desk.within({ actor: { kind: "member", id: viewer.actorId } }),
  };
  await attempt(floor, async () => {
    if (!viewer.permissions.has("conversation:handle")) throw new DeskError("forbidden");
    const { messageId } = bond;
    const { direction, version } = await getMessage(db, viewer, messageId);
    const formatted = direction === "note" ? noteIn({ text, entities }) : asSent({ text, entities });
    const input = { messageId, text: formatted.text, version, opId: crypto.randomUUID() };
    const changed =
      direction === "note"
        ? await editNote(floor.desk, viewer, { ...input, mentions: [] }, formatted)
        : await editMessage(floor.desk, viewer, input, formatted);
    await bindWritten(db, { workspaceId, topicId: bond.topicId, tgMessageId, messageId, version: changed.version });
  });
}

/** What a note says without the mark that made it one; it stays a note where the mark was taken away. */
function noteIn(formatted: FormattedText): FormattedText {
  const speech = readSpeech(formatted.text, "");
  const from = speech?.kind === "note" ? speech.from : 0;
  return asSent(sliceFormatted(formatted, from, formatted.text.length));
}
