import { type Conversation, cutText, isLive, type Priority } from "@frontdesk/contract";

/** https://core.telegram.org/bots/api#createforumtopic */
const longestName = 128;

const urgency: Record<Priority, string> = { low: "", normal: "", high: "❗", urgent: "‼️" };

/**
 * What a conversation's topic is called: its number, its person and its inbox, behind signs for what staff must not miss.
 * Who has it, and whether somebody waits, change too often for a name: its first message tells them.
 */
export function nameTopic({ state, priority, escalation, number, contact, inbox }: Conversation): string {
  const standing = state === "spam" ? "🚫" : state === "snoozed" ? "💤" : escalation ? "🆘" : "";
  const signs = `${standing}${isLive(state) ? urgency[priority] : ""}`;
  const name = `#${number} · ${contact.name} · ${inbox.name}`;
  return cutText(signs ? `${signs} ${name}` : name, longestName);
}
