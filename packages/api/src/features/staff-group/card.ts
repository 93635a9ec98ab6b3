import { createHash } from "node:crypto";
import {
  type Conversation,
  type FormattedText,
  isLive,
  languageOf,
  type SendButton,
  textLanguages,
} from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import { joined, styled } from "./lines.ts";
import type { Voice } from "./tell-act.ts";

/** What a button of a topic's first message does. */
export type StaffAct = "take" | "release" | "close" | "reopen";

interface Facing {
  voice: Voice;
  /** The ids of the buttons. */
  buttonIds: Record<StaffAct, string>;
  /** Where the conversation is in the panel; null where people reach it by no address that Telegram would take. */
  panelUrl: string | null;
}

/** The first message of a topic: who writes, to which inbox, in which language, and who has it; and what can be done. */
export function cardOf(conversation: Conversation, { voice, buttonIds, panelUrl }: Facing) {
  const { contact, inbox, assignee, state, escalation } = conversation;
  const { language } = voice;
  const tongue = languageOf(contact.language);
  const spoken = tongue ? textLanguages[tongue] : contact.language;
  const name = contact.username ? `${contact.name} · @${contact.username}` : contact.name;
  const text = joined(
    [
      styled(name, "bold"),
      styled([inbox.name, spoken].filter(Boolean).join(" · ")),
      styled(assignee ? say(language, "staff.card.with", { name: assignee.name }) : say(language, "staff.card.free")),
      styled(escalation ? `🆘 ${escalation.reason}` : ""),
    ],
    "\n",
  );
  const button = (act: StaffAct): SendButton => ({ label: say(language, `staff.button.${act}`), id: buttonIds[act] });
  const acts = isLive(state) ? [button(assignee ? "release" : "take"), button("close")] : [button("reopen")];
  const open = panelUrl ? [{ label: say(language, "staff.button.open"), url: panelUrl }] : [];
  return { ...text, buttons: [...acts, ...open] };
}

/** Tells whether a card reads as it did; the panel's address is no part of that. */
export function digestOf({ text, buttons }: FormattedText & { buttons: SendButton[] }): string {
  const acts = buttons.filter((button) => "id" in button);
  return createHash("sha256")
    .update(JSON.stringify([text, acts]))
    .digest("hex")
    .slice(0, 32);
}
