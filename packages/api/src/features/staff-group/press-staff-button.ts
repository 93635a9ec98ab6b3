import type { StaffGroup } from "@frontdesk/contract";
import type { ApplyPress } from "@frontdesk/contract/inputs";
import { type BotWord, say } from "@frontdesk/words";
import { DeskError } from "../../desk-error.ts";
import type { Duty } from "../../duty.ts";
import { closeConversation, releaseConversation, reopenConversation, takeConversation } from "../conversation/index.ts";
import { findButton } from "./scene.queries.ts";
import { findStaff, refusalWord } from "./staff-floor.ts";

const acts = {
  take: takeConversation,
  release: releaseConversation,
  close: closeConversation,
  reopen: reopenConversation,
} as const;

/**
 * A member presses a button of a topic's first message. What came of it is told to them alone; the others see the line of
 * the conversation. Null for a button that counts no more.
 */
export async function pressStaffButton(duty: Duty, group: StaffGroup, press: ApplyPress): Promise<string | null> {
  const { db, desk, workspaceId } = duty;
  const button = await findButton(db, { workspaceId, staffGroupId: group.id, id: press.buttonId });
  if (!button) return null;
  const tell = (word: BotWord, values?: Record<string, string>) => say(group.language, word, values);
  const viewer = await findStaff(duty, { ...press.from, kind: "person" });
  if (!viewer) return tell("staff.unlinked");
  const { conversationId, act } = button;
  const asMember = desk.within({ actor: { kind: "member", id: viewer.actorId } });
  try {
    if (!viewer.permissions.has("conversation:handle")) throw new DeskError("forbidden");
    await acts[act](asMember, viewer, { conversationId, override: false, opId: crypto.randomUUID() });
    return "";
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    const { word, values } = refusalWord(error);
    return tell(word, values);
  }
}
