import type { BulkOutcome, Conversation, FeedBatch } from "@frontdesk/contract";
import type { Mutation, QueryClient } from "@tanstack/react-query";
import { deskErrorOf } from "../desk-error.ts";
import type { FeedCache } from "../feed/feed-cache.ts";
import { conversationIn } from "../projections/conversation.ts";
import { type Act, actIn } from "./act-in.ts";
import { nameIn } from "./colleague-name.ts";
import { guessAct, guessBulk } from "./guess-act.ts";
import { Guesses } from "./guesses.ts";

interface Foreseeing {
  client: QueryClient;
  cache: Pick<FeedCache, "findConversations" | "showConversation">;
  viewer: { memberId: string; name: string; mayOverride: boolean };
}

/** What goes on while acts are on their way to the desk. */
export interface Foresight {
  /** Hears what the feed told, after the cache has it. */
  hear(batch: FeedBatch): void;
  close(): void;
}

/**
 * Shows what the reader does with conversations at once, and what the desk answers in its place: the same, or how they
 * stand after all, where somebody was faster or the desk refuses.
 */
export function foreseeActs({ client, cache, viewer }: Foreseeing): Foresight {
  const guesses = new Guesses((conversation) => cache.showConversation(conversation));

  const stop = client.getMutationCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { mutation, action } = event;
    const act = actIn(mutation);
    if (!act) return;
    if (action.type === "pending") ask(mutation, act);
    if (action.type === "success") answer(mutation, act, action.data);
    if (action.type === "error") {
      const { current = null } = deskErrorOf(action.error);
      for (const id of act.ids) guesses.settle(mutation, id, current?.id === id ? current : null);
    }
  });

  function ask(mutation: Mutation, { name, input, ids, isBulk }: Act) {
    const actor = { ...viewer, now: new Date(), nameOf: (memberId: string) => nameIn(client, memberId) };
    const guess = isBulk ? guessBulk({ ...input, name }, actor) : guessAct(name, input, actor);
    if (guess) for (const known of cache.findConversations(new Set(ids))) guesses.ask(mutation, known, guess);
  }

  function answer(mutation: Mutation, { ids, isBulk }: Act, data: unknown) {
    if (!isBulk) return guesses.settle(mutation, ids[0] ?? "", conversationAnswered(data));
    const left = new Set((data as BulkOutcome).left.map(({ conversationId }) => conversationId));
    for (const id of ids)
      if (left.has(id)) guesses.settle(mutation, id, null);
      else guesses.keep(mutation, id);
  }

  return {
    hear({ events }) {
      for (const event of events) {
        const told = conversationIn(event);
        if (told) guesses.tell(told);
      }
    },
    close: stop,
  };
}

// Each act on one conversation answers it as it stands; what else it answers is not a part of it.
function conversationAnswered(data: unknown): Conversation | null {
  if (typeof data !== "object" || data === null || !("lastSeq" in data)) return null;
  const { undoId: _, ...conversation } = data as Conversation & { undoId?: string | null };
  return conversation;
}
