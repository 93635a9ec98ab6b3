import type { ConversationState } from "@frontdesk/contract";
import { isLive } from "@frontdesk/contract";
import type { ApplyPress } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { meetTelegramPerson } from "../contact/index.ts";
import {
  changeConversation,
  escalate,
  getConversation,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  standingOf,
} from "../conversation/index.ts";
import { findSentButton, followWithButtons, lockMessage, putPress, type SentButton } from "../message/index.ts";
import { settleUpdate } from "./update.queries.ts";

/** What the person who pressed is told: what they chose; or that the button counts no more; nothing for a repeated update. */
export type PressAnswer = { outcome: "noted"; label: string } | { outcome: "expired" } | { outcome: "repeated" };

/**
 * P5: a press of a button is written down once, and told to those who see its thread. It counts where this bot sent the
 * button, in this chat, to this person; it is an answer, so a conversation that goes on waits for the desk again.
 */
export async function applyPress(duty: Duty, input: ApplyPress): Promise<PressAnswer> {
  const { db, desk, botId, workspaceId } = duty;
  const { now } = desk;
  const { updateId, tgChatId: chatId, buttonId: id } = input;
  if (!(await settleUpdate(db, { workspaceId, botId, updateId, state: "applied", now })))
    return { outcome: "repeated" };
  const button = isUuid(id) ? await findSentButton(db, { workspaceId, botId, chatId, id }) : undefined;
  if (!button || button.kind === "url") return { outcome: "expired" };

  const contactId = await meetTelegramPerson(desk, botId, input.from);
  const held = await lockConversation(db, desk.whole, button.conversationId);
  const { state } = await lockMessage(db, desk.whole, button.messageId);
  if (held.contactId !== contactId || state === "deleted" || state === "deleting") return { outcome: "expired" };

  await notePress(duty, { button, held, contactId });
  await followWithButtons(desk, { held, messageId: button.messageId });
  return { outcome: "noted", label: button.label };
}

interface Noted {
  button: SentButton;
  held: LockedConversation;
  contactId: string;
}

async function notePress({ db, desk, workspaceId }: Duty, { button, held, contactId }: Noted): Promise<void> {
  const { now, whole } = desk;
  const { id: buttonId, messageId } = button;
  const { buttons, version } = await putPress(db, { workspaceId, buttonId, messageId, contactId, now });
  const isAnswer = isLive(held.state) && button.kind === "answer";
  if (isAnswer)
    await changeConversation(db, {
      workspaceId,
      id: held.id,
      now,
      patch: {
        state: stateAfterPress(held.state),
        waiting_since: held.waitingSince ?? now,
        last_inbound_at: now,
        // No message says it: an edit of one must not overwrite it.
        last_message_seq: 0,
        last_message: `☑ ${button.label}`,
        last_message_direction: "in",
        last_message_at: now,
      },
    });
  const conversation = await getConversation(db, whole, held.id);
  desk.emit("message.pressed", {
    subject: { type: "message", id: messageId },
    data: { id: messageId, buttons, version, conversation, was: standingOf(held) },
    scopeKeys: keysOfConversation(conversation),
  });
  if (button.kind === "person" && isLive(held.state))
    await escalate(desk, held, { cause: "button", reason: button.label });
}

function stateAfterPress(state: ConversationState): ConversationState {
  return state === "new" ? "new" : "open";
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
