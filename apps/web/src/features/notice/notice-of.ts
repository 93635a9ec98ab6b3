import { excerptOf, type FeedEvent, type Message, specialOf } from "@frontdesk/contract";

/** Of what a member wants to be told: of nothing, of what concerns them, or of what nobody has taken as well. */
export const noticeWishes = ["nothing", "mine", "queue"] as const;
export type NoticeWish = (typeof noticeWishes)[number];

/** What a member is told of while they look elsewhere: who wrote, handed something over, called, and where. */
export interface Notice {
  conversationId: string;
  kind: "wrote" | "waits" | "handed" | "called" | "mentioned";
  /** Whose conversation it is; of a mention, who made it. */
  name: string;
  text: string;
}

interface Reader {
  memberId: string;
  isSenior: boolean;
  wish: NoticeWish;
  /** Milliseconds since 1970. */
  now: number;
}

// What is told later, after a sleep or a disconnect, stands in the queue by then.
const freshMs = 60_000;

/** What an event has to tell its reader, if anything; nobody is told of what they did themselves. */
export function noticeOf(event: FeedEvent, { memberId, isSenior, wish, now }: Reader): Notice | null {
  const isOwn = event.actor.kind === "member" && event.actor.id === memberId;
  if (wish === "nothing" || isOwn || now - Date.parse(event.at) > freshMs) return null;
  switch (event.kind) {
    case "mention.made": {
      const { conversationId, by, number } = event.data.mention;
      return { conversationId, kind: "mentioned", name: by.name, text: `#${number}` };
    }
    case "message.received": {
      const { conversation, message } = event.data;
      const { id: conversationId, assignee, contact } = conversation;
      const isMine = assignee?.id === memberId;
      const waits = wish === "queue" && assignee === null && conversation.waitingSince !== null;
      if (!isMine && !waits) return null;
      const words = contact.kind === "person" ? wordsOf(message) : `${message.author.name}: ${wordsOf(message)}`;
      return { conversationId, kind: isMine ? "wrote" : "waits", name: contact.name, text: words };
    }
    case "conversation.transferred":
    case "conversation.assigned":
    case "conversation.escalated": {
      const { conversation, message } = event.data;
      const act = message.special?.kind === "act" ? message.special.act : null;
      if (!act || !("to" in act) || typeof act.to === "string") return null;
      const isForMe = act.to?.kind === "member" && act.to.id === memberId;
      const isForAnySenior = act.name === "escalated" && act.to === null && isSenior;
      if (!isForMe && !isForAnySenior) return null;
      return {
        conversationId: conversation.id,
        kind: act.name === "escalated" ? "called" : "handed",
        name: conversation.contact.name,
        text: (act.name === "escalated" ? act.reason : "note" in act && act.note) || conversation.lastMessage,
      };
    }
    default:
      return null;
  }
}

function wordsOf(message: Message): string {
  return excerptOf({ text: message.text, special: specialOf(message), files: message.attachments });
}
