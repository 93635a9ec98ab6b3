import type { Message } from "@frontdesk/contract";
import { daysBetween } from "../../../ui/time.ts";

/** What one author wrote within one minute. */
export interface BubbleGroup<Shown extends Message = Message> {
  /** Stays the same while the group grows. */
  key: string;
  direction: Message["direction"];
  author: Message["author"];
  at: string;
  messages: Shown[];
  /** Whether it is the first of its calendar day. */
  startsDay: boolean;
  /** Whether what is new to the reader begins with it. */
  startsNew: boolean;
}

/**
 * A thread's messages, in their order, grouped by author and minute; a new day begins a new group, and so does the
 * message from which on all is new to the reader.
 */
export function groupBubbles<Shown extends Message>(
  messages: readonly Shown[],
  firstNewId: string | null = null,
): BubbleGroup<Shown>[] {
  const groups: BubbleGroup<Shown>[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const startsDay = !last || daysBetween(last.at, message.createdAt) !== 0;
    const startsNew = message.id === firstNewId;
    if (last && !startsDay && !startsNew && belongs(last, message)) last.messages.push(message);
    else
      groups.push({
        key: message.clientKey ?? message.id,
        direction: message.direction,
        author: message.author,
        at: message.createdAt,
        messages: [message],
        startsDay,
        startsNew,
      });
  }
  return groups;
}

function belongs(group: BubbleGroup, message: Message) {
  return (
    group.direction === message.direction &&
    group.author.kind === message.author.kind &&
    group.author.id === message.author.id &&
    minuteOf(group.at) === minuteOf(message.createdAt)
  );
}

function minuteOf(at: string) {
  return Math.floor(Date.parse(at) / 60_000);
}
