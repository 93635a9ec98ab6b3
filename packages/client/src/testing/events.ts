import type {
  Conversation,
  EventData,
  EventKind,
  FeedBatch,
  FeedEvent,
  Message,
  ResetReason,
} from "@frontdesk/contract";

/** An event as the feed tells it. */
export function buildEvent<Kind extends EventKind>(seq: number, kind: Kind, data: EventData[Kind]): FeedEvent {
  const event = { seq, id: `event-${seq}`, at: at(seq), actor: { kind: "system", id: null }, kind, data };
  return event as FeedEvent;
}

/** Events in one piece of the feed; `from` follows from the first. */
export function buildBatch(...events: FeedBatch["events"]): FeedBatch {
  const first = events[0]?.seq ?? 1;
  return { from: `e:${first - 1}`, to: `e:${events.at(-1)?.seq ?? first - 1}`, events };
}

export function reset(from: string, to: string, reason: ResetReason = "unknown_epoch"): FeedBatch {
  return { from, to, events: [], reset: reason };
}

/** The time at which the nth thing of a test happens. */
export function at(nth: number): string {
  return new Date(Date.UTC(2030, 0, 1) + nth * 1000).toISOString();
}

const plain = { avatar: null, isVerified: false, isBlocked: false };

export function buildConversation(given: Partial<Conversation> = {}): Conversation {
  return {
    id: "c1",
    number: 1,
    state: "new",
    inbox: { id: "inbox", name: "Front desk" },
    teamId: "team",
    contact: { id: "anna", kind: "person", name: "Anna", username: null, language: null, reachable: "yes", ...plain },
    assignee: null,
    priority: "normal",
    tagIds: [],
    handledBy: "none",
    escalation: null,
    snoozedUntil: null,
    lastSeq: 1,
    lastMessage: "Hello",
    lastMessageDirection: "in",
    lastMessageAt: at(1),
    waitingSince: at(1),
    sla: null,
    closedAt: null,
    rating: null,
    createdAt: at(1),
    version: 1,
    ...given,
  };
}

export function buildMessage(given: Partial<Message> = {}): Message {
  const seq = given.seq ?? 1;
  return {
    id: `m${seq}`,
    conversationId: "c1",
    seq,
    direction: "in",
    author: { kind: "contact", id: "anna", name: "Anna" },
    text: "Hello",
    entities: [],
    source: null,
    special: null,
    reply: null,
    forwardedFrom: null,
    reactions: [],
    buttons: [],
    afterPress: null,
    mentions: [],
    isUpdate: false,
    state: "received",
    failure: null,
    attachments: [],
    clientKey: null,
    editedAt: null,
    createdAt: at(seq),
    version: 1,
    ...given,
  };
}
