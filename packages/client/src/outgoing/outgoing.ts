import type { DeskErrorData, Message } from "@frontdesk/contract";

/** A message on its way to the desk: kept on this device until the desk has it. */
export interface Outgoing {
  opId: string;
  /** The `clientKey` of the message it becomes. */
  clientKey: string;
  conversationId: string;
  text: string;
  createdAt: string;
  /** `waiting`: for a connection, or its turn. `refused`: the desk won't have it; somebody has to decide. */
  state: "waiting" | "sending" | "refused";
  error: DeskErrorData | null;
}

/** Where messages wait that the desk does not have yet; it outlives the page. */
export interface OutgoingStore {
  /** Oldest first. */
  load(): Promise<Outgoing[]>;
  has(opId: string): Promise<boolean>;
  put(outgoing: Outgoing): Promise<void>;
  remove(opId: string): Promise<void>;
}

export type ShownMessage = Message & { outgoing: Outgoing | null };

/** The messages, and after them those that the desk doesn't have yet; one that arrived is shown once (by its key). */
export function showOutgoing(
  messages: readonly Message[],
  waiting: readonly Outgoing[],
  author: Message["author"],
): ShownMessage[] {
  const arrived = new Set(messages.map(({ clientKey }) => clientKey));
  const last = messages.at(-1)?.seq ?? 0;
  const shown: ShownMessage[] = messages.map((message) => ({ ...message, outgoing: null }));
  for (const outgoing of waiting)
    if (!arrived.has(outgoing.clientKey))
      shown.push(asMessage(outgoing, last + shown.length - messages.length + 1, author));
  return shown;
}

function asMessage(outgoing: Outgoing, seq: number, author: Message["author"]): ShownMessage {
  const { clientKey, conversationId, text, createdAt } = outgoing;
  return {
    id: clientKey,
    conversationId,
    seq,
    direction: "out",
    author,
    text,
    entities: [],
    source: null,
    special: null,
    reply: null,
    forwardedFrom: null,
    reactions: [],
    state: "queued",
    failure: null,
    attachments: [],
    clientKey,
    editedAt: null,
    createdAt,
    version: 0,
    outgoing,
  };
}
