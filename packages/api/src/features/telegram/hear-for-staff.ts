import type { ApplyGroupEdit, ApplyGroupMessage, ApplyGroupReaction } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import {
  bindStaffGroup,
  codeIn,
  findStaffGroupOf,
  hearStaffEdit,
  hearStaffMessage,
  hearStaffReaction,
  noteStanding,
} from "../staff-group/index.ts";
import { enterGroup } from "./enter-group.ts";
import { settleUpdate } from "./update.queries.ts";

type Heard = Promise<{ applied: boolean } | null>;

/** P5: hears what is said in a group in which staff work, or that becomes one by what is said; null for any other. */
export async function hearForStaff(duty: Duty, input: ApplyGroupMessage): Heard {
  const { db, workspaceId, botId } = duty;
  const chatId = input.chat.tgChatId;
  const before = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  const code = await codeIn(duty, input);
  if (!before && !code) return null;
  if (!(await enterGroup(duty, input))) return { applied: false };

  if (code) await bindStaffGroup(duty, input, code);
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (!group || code) return { applied: true };
  // A message tells whether topics are on.
  if (before && before.lacks.length !== group.lacks.length) await noteStanding(duty, chatId);
  await hearStaffMessage(duty, group, input);
  return { applied: true };
}

/** P5: the same for what somebody changes there. */
export async function hearEditForStaff(duty: Duty, input: ApplyGroupEdit): Heard {
  const { db, workspaceId, botId } = duty;
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId: input.chat.tgChatId });
  if (!group) return null;
  if (!(await enterGroup(duty, input))) return { applied: false };
  await hearStaffEdit(duty, group, input);
  return { applied: true };
}

/** P5: the same for what somebody puts to a message there. */
export async function hearReactionForStaff(duty: Duty, input: ApplyGroupReaction): Heard {
  const { db, desk, workspaceId, botId } = duty;
  const { updateId, tgChatId: chatId } = input;
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (!group) return null;
  const isFresh = await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now: desk.now });
  if (isFresh) await hearStaffReaction(duty, group, input);
  return { applied: isFresh };
}
