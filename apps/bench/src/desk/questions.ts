import type { AppRouter } from "@frontdesk/api";
import type { Desk } from "@frontdesk/client";

/** What a call costs that asks next to nothing: the part of every other that no index makes less. */
export const leastName = "The tags, of which there are none";

type Client = Desk<AppRouter>["client"];

/** One thing that operators ask all day, and how long it may take in 95 of 100 cases; null for what others are compared with. */
export interface Question {
  name: string;
  targetMs: number | null;
  ask(client: Client): Promise<unknown>;
}

interface Known {
  /** The longest thread, and an ordinary one. */
  longId: string;
  ordinaryId: string;
}

/** What is asked of the desk; only people's own answers differ from size to size. */
export function questions({ longId, ordinaryId }: Known): Question[] {
  const list = (view: "open" | "closed" | "unassigned" | "waiting") => (client: Client) =>
    client.conversation.list.query({ view });
  const said = (text: string) => (client: Client) => client.search.messages.query({ text });
  const called = (text: string) => (client: Client) => client.search.conversations.query({ text });
  const thread = (conversationId: string, cursor?: number) => (client: Client) =>
    client.message.list.query({ conversationId, cursor: cursor ?? null });
  return [
    { name: leastName, targetMs: null, ask: (client) => client.tag.list.query() },
    { name: "Queue, open", targetMs: 50, ask: list("open") },
    { name: "Queue, unassigned", targetMs: 50, ask: list("unassigned") },
    { name: "Queue, who waits longest", targetMs: 50, ask: list("waiting") },
    { name: "Queue, closed", targetMs: 50, ask: list("closed") },
    { name: "Counts of every view", targetMs: 50, ask: (client) => client.conversation.counts.query() },
    { name: "Thread, its end", targetMs: 50, ask: thread(ordinaryId) },
    { name: "Thread of 10,000, its end", targetMs: 50, ask: thread(longId) },
    { name: "Thread of 10,000, its middle", targetMs: 50, ask: thread(longId, 5_000) },
    { name: "Search, a word of every tenth message", targetMs: 150, ask: said("thanks") },
    { name: "Search, a rare word", targetMs: 150, ask: said("ververver") },
    { name: "Search, two words", targetMs: 150, ask: said("ключ комната") },
    { name: "Search, a phrase", targetMs: 150, ask: said('"room key"') },
    { name: "Search, a word that is but begun", targetMs: 150, ask: said("зимпо") },
    { name: "Search, part of a name", targetMs: 150, ask: called("соколов") },
    { name: "Search, a number", targetMs: 150, ask: called("#10500") },
  ];
}
