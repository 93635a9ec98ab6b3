import type { ConversationState } from "@frontdesk/contract";
import { isLive } from "@frontdesk/contract";
import type { ApplyPress } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import type { Duty } from "../../duty.ts";
import { isBlocked, meetTelegramPerson } from "../contact/index.ts";
import {
  changeConversation,
  getConversation,
  keysOf,
  keysOfConversation,
  type LockedConversation,
  lockConversation,
  standingOf,
} from "../conversation/index.ts";
import { findSurveyOf, hearRating, isRatable } from "../csat/index.ts";
import { noteParticipant } from "../group/index.ts";
import { findSentButton, followWithButtons, lockMessage, putPress, type SentButton } from "../message/index.ts";
import { callPerson } from "../reception/index.ts";
import { findStaffGroupOf, pressStaffButton } from "../staff-group/index.ts";
import { putPrivateChat, settleInChat } from "./chat.queries.ts";
import { conversationFor, conversationOfGroup } from "./chat-conversation.ts";
import { announceReachability } from "./reachability.ts";

/** What whoever pressed is told: what they chose, or what came of it; that the button counts no more; nothing for a repeated update. */
export type PressAnswer =
  | { outcome: "noted"; label: string }
  | { outcome: "told"; text: string }
  | { outcome: "expired" | "repeated" };

/**
 * P5: a press of a button is written down once, and told to those who see its thread. It counts where this bot sent the
 * button, in this chat, to this person, in a group to anybody there; it is an answer, so a conversation that goes on waits
 * for the desk again.
 */
export async function applyPress(duty: Duty, input: ApplyPress): Promise<PressAnswer> {
  const { db, desk, botId, workspaceId } = duty;
  const { now } = desk;
  const { updateId, tgChatId: chatId, buttonId: id } = input;
  // The chat before its conversations, as everyone who opens one does.
  const entered = await settleInChat(db, { workspaceId, botId, updateId, chatId, now });
  if (!entered) return { outcome: "repeated" };
  const staffGroup = await findStaffGroupOf(db, { workspaceId, botId, chatId });
  if (staffGroup) {
    const text = isUuid(id) ? await pressStaffButton(duty, staffGroup, input) : null;
    return text === null ? { outcome: "expired" } : { outcome: "told", text };
  }
  const button = isUuid(id) ? await findSentButton(db, { workspaceId, botId, chatId, id }) : undefined;
  if (!button || button.kind === "url") return { outcome: "expired" };
  // Telegram gives groups negative numbers.
  const isInGroup = chatId < 0;
  if (!isInGroup) {
    const { chat: known } = entered;
    const hasReturned = await putPrivateChat(db, { workspaceId, botId, chatId, title: input.from.name, known, now });
    if (hasReturned) await announceReachability(desk, { botId, chatId });
  }

  const contactId = await meetTelegramPerson(desk, botId, input.from);
  // In private it is written down as what they write is; a group goes on without them.
  if (isInGroup && (await isBlocked(db, { workspaceId, id: contactId }))) return { outcome: "expired" };
  const held = await lockConversation(db, desk.whole, button.conversationId);
  const { state } = await lockMessage(db, desk.whole, button.messageId);
  const isTheirs = isInGroup || held.contactId === contactId;
  if (!isTheirs || state === "deleted" || state === "deleting") return { outcome: "expired" };
  if (isInGroup) await noteParticipant(desk, { groupId: held.contactId, contactId, heardAt: now });

  const survey = await findSurveyOf(db, { workspaceId, messageId: button.messageId });
  if (survey && !isRatable(survey, now)) return { outcome: "expired" };
  // Nobody waits for what follows from a rating, nor from what somebody chose who is blocked.
  await notePress(duty, { button, held, contactId, waits: !survey && !held.isBlocked });
  await followWithButtons(desk, { held, messageId: button.messageId });
  if (survey) await hearRating(desk, survey, { label: button.label, contactId });
  else if (button.kind === "person" && !held.isBlocked) await callByButton(duty, { button, held, contactId });
  return { outcome: "noted", label: button.label };
}

interface Noted {
  button: SentButton;
  held: LockedConversation;
  contactId: string;
}

async function notePress(
  { db, desk, workspaceId }: Duty,
  { button, held, contactId, waits }: Noted & { waits: boolean },
): Promise<void> {
  const { now, whole } = desk;
  const { id: buttonId, messageId } = button;
  const { buttons, version } = await putPress(db, { workspaceId, buttonId, messageId, contactId, now });
  if (waits && isLive(held.state)) await noteChoice(desk, held, button.label);
  const conversation = await getConversation(db, whole, held.id);
  desk.emit("message.pressed", {
    subject: { type: "message", id: messageId },
    data: { id: messageId, buttons, version, conversation, was: standingOf(held) },
    scopeKeys: keysOfConversation(conversation),
  });
}

/** What was chosen is said to the desk, as a message would be: somebody waits for what follows from it. */
async function noteChoice(desk: Desk, held: LockedConversation, label: string): Promise<void> {
  const { db, workspaceId, now } = desk;
  const patch = {
    state: stateAfterPress(held.state),
    closed_at: null,
    waiting_since: held.waitingSince ?? now,
    last_inbound_at: now,
    // No message says it: an edit of one must not overwrite it.
    last_message_seq: 0,
    last_message: `☑ ${label}`,
    last_message_direction: "in" as const,
    last_message_at: now,
  };
  await changeConversation(db, { workspaceId, id: held.id, now, patch });
}

/**
 * Whoever asks for a person gets one (D17): in the conversation of the button, or after its end in the one in which a
 * message would go on. A member who has it already need not be called: they see that somebody waits.
 */
async function callByButton(duty: Duty, { button, held, contactId }: Noted): Promise<void> {
  const { db, desk } = duty;
  const { tgChatId: chatId } = held;
  if (chatId === null) return;
  let conversationId = held.id;
  if (!isLive(held.state)) {
    const { contactId: withWhom, inboxId, tgThreadId: threadId } = held;
    const next =
      withWhom === contactId
        ? await conversationFor(duty, { contactId, chatId })
        : await conversationOfGroup(duty, { contactId: withWhom, inboxId, chatId, threadId });
    conversationId = next.id;
    await noteChoice(desk, next, button.label);
    const conversation = await getConversation(db, desk.whole, next.id);
    desk.emit("conversation.revised", {
      subject: { type: "conversation", id: next.id },
      data: { conversation, was: standingOf(next) },
      scopeKeys: keysOfConversation(conversation),
      formerKeys: keysOf(next),
    });
  }
  const now = await lockConversation(db, desk.whole, conversationId);
  const asContact = desk.within({ actor: { kind: "contact", id: contactId } });
  if (now.assigneeId === null) await callPerson(asContact, now, { cause: "button", reason: button.label });
}

function stateAfterPress(state: ConversationState): ConversationState {
  return state === "new" ? "new" : "open";
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
