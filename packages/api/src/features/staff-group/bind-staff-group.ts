import type { StaffGroup } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import { say } from "@frontdesk/words";
import type { Duty } from "../../duty.ts";
import { hashSecret } from "../../secret.ts";
import { isHeard } from "../group/index.ts";
import { announceStaffGroup } from "./announce-staff-group.ts";
import { findLinkName } from "./bot-link.queries.ts";
import { leaveTopics } from "./leave-topics.ts";
import { readSpeech } from "./parse-staff.ts";
import { changeStaffGroup, findStaffGroupOf, getStaffGroup, lockStaffGroupByCode } from "./staff-group.queries.ts";
import { insertStaffSend } from "./staff-outbox.queries.ts";

/** The code that somebody says in a group so that it becomes a staff group; null where nobody does. */
export async function codeIn({ db, workspaceId, botId }: Duty, { text }: ApplyGroupMessage): Promise<string | null> {
  if (!text.startsWith("/")) return null;
  const { username } = await findLinkName(db, { workspaceId, botId });
  const speech = readSpeech(text, username);
  if (speech?.kind !== "command" || speech.name !== "desk" || !/^[\w-]{22}$/.test(speech.rest)) return null;
  return speech.rest;
}

/**
 * Makes the group in which its code is said a staff group, in a chat that is held. A code binds once; what the group still
 * lacks is said there and shown in the settings. Where it was another group, its topics there are closed and begin anew
 * here. A group that the desk talks with is refused, and the code stays good.
 */
export async function bindStaffGroup(duty: Duty, said: ApplyGroupMessage, code: string): Promise<void> {
  const { db, desk, workspaceId, botId } = duty;
  const { now } = desk;
  const { tgMessageId, chat, threadId } = said;
  const chatId = chat.tgChatId;
  const bound = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  const waiting = await lockStaffGroupByCode(db, { workspaceId, botId, codeHash: hashSecret(code), now });
  const isTaken = bound !== undefined && bound.id !== waiting?.id;
  const tell = async (text: string) => {
    const payload = { what: "say" as const, text, entities: [], replyTo: tgMessageId, threadId };
    await insertStaffSend(db, { workspaceId, botId, chatId, topicId: null, payload, notBefore: now });
    desk.wakeBot(botId);
  };
  if (!waiting || isTaken) return tell(say(bound?.language ?? null, "staff.wrongCode"));
  if (await isHeard(db, { workspaceId, botId, chatId })) return tell(say(waiting.language, "staff.isConversation"));

  const { id, chat: before } = waiting;
  if (before && before.tgChatId !== chatId) await leaveTopics(desk, waiting);
  const patch = { chat_id: chatId, code_hash: null, code_expires_at: null };
  await changeStaffGroup(db, { workspaceId, id, now, patch });
  await desk.audit({
    action: "staffGroup.bind",
    subject: { type: "staff_group", id },
    before: { chat: before },
    after: { chatId, title: chat.title },
  });
  await announceStaffGroup(desk, id);
  await tell(welcomeOf(await getStaffGroup(db, { workspaceId, id })));
}

function welcomeOf({ language, lacks }: StaffGroup): string {
  if (lacks.length === 0) return say(language, "staff.bound");
  return [say(language, "staff.boundButLacks"), ...lacks.map((lack) => say(language, `staff.lacks.${lack}`))].join(
    "\n",
  );
}

/** Tells that what a staff group lacks may have changed, once the bot's place in its chat has; and what it waited for goes on. */
export async function noteStanding({ db, desk, workspaceId, botId }: Duty, chatId: number): Promise<void> {
  const group = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (group) await announceStaffGroup(desk, group.id);
}
