import { type FormattedText, type Message, type SpecialContent, specialOf } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import { joined, styled } from "./lines.ts";
import { tellAct, type Voice } from "./tell-act.ts";

interface Showing {
  voice: Voice;
  /** Whose conversation it is: what they say themselves needs no name. */
  contactId: string;
  /** Whether the topic shows, as a reply, what this message answers. */
  isReply: boolean;
}

/** What a topic says of a message: its words, and before them who said it and how, unless it is the person themselves. */
export function showMessage(message: Message, showing: Showing): FormattedText {
  const { voice } = showing;
  const { special, author } = message;
  if (special?.kind === "act") return styled(`• ${tellAct(voice, special.act, author.name)}`, "italic");

  const head = joined([quoteIn(message, showing), originIn(message, voice), authorIn(message, showing)], "\n");
  const body = bodyOf(message, voice);
  // A name stands on the line of what it says; a quote above it.
  const whole = joined([head, body], head.text.endsWith(":") ? " " : "\n");
  return isTakenBack(message) ? struck(whole) : whole;
}

function isTakenBack({ state }: Message): boolean {
  return state === "deleted" || state === "deleting" || state === "cancelled";
}

function struck({ text, entities }: FormattedText): FormattedText {
  if (text === "") return styled("🗑");
  return joined([
    styled("🗑 "),
    { text, entities: [...entities, { type: "strikethrough", offset: 0, length: text.length }] },
  ]);
}

function bodyOf({ text, entities, special, editedAt, direction, buttons }: Message, { language }: Voice) {
  const labels = buttons.map(({ label }) => `[${label}]`).join(" ");
  const strange =
    special?.kind === "unsupported" ? styled(say(language, "staff.unsupported", { what: special.what })) : none;
  const edited = editedAt && direction === "in" ? styled(say(language, "staff.edited"), "italic") : none;
  return joined([{ text, entities }, strange, styled(labels), edited], "\n");
}

const none = styled("");

function authorIn({ direction, author, isUpdate }: Message, { contactId }: Showing): FormattedText {
  if (direction === "in") return author.id === contactId ? none : styled(`${author.name}:`, "bold");
  const sign = direction === "note" ? "📝" : author.kind === "bot" ? "🤖" : isUpdate ? "📣" : "↩️";
  return author.kind === "bot" ? styled(sign) : joined([styled(`${sign} `), styled(`${author.name}:`, "bold")]);
}

function originIn({ forwardedFrom }: Message, { language }: Voice): FormattedText {
  return forwardedFrom ? styled(say(language, "staff.forwarded", { from: forwardedFrom.name }), "italic") : none;
}

function quoteIn({ reply }: Message, { isReply }: Showing): FormattedText {
  if (!reply || isReply) return none;
  return styled(reply.quote ?? `${reply.authorName}: ${reply.excerpt}`, "blockquote");
}

/** What of a message is neither file nor text and that Telegram shows in its own way. */
export function shownInItsWay(message: Message): SpecialContent | null {
  const special = specialOf(message);
  return special?.kind === "unsupported" ? null : special;
}

/** What was put to a message last by the other side: by its person to what the desk said, by the desk to what they said. */
export function reactionFor({ direction, reactions }: Message): string | null {
  const ofOthers = reactions.filter(({ by }) => (by.kind === "contact") === (direction === "out"));
  const emoji = ofOthers.at(-1)?.emoji ?? null;
  return emoji?.startsWith("custom:") ? null : emoji;
}
