import type { Conversation, FeedBatch } from "@frontdesk/contract";
import type { Mutation, MutationCache } from "@tanstack/react-query";
import { deskErrorOf } from "../desk-error.ts";
import type { FeedCache } from "../feed/feed-cache.ts";
import { conversationIn } from "../projections/conversation.ts";
import { guessAct } from "./guess-act.ts";
import { Guesses } from "./guesses.ts";

interface Foreseeing {
  mutations: MutationCache;
  cache: Pick<FeedCache, "findConversation" | "showConversation">;
  viewer: { memberId: string; name: string };
}

/** What goes on while acts are on their way to the desk. */
export interface Foresight {
  /** Hears what the feed told, after the cache has it. */
  hear(batch: FeedBatch): void;
  close(): void;
}

/**
 * Shows what the reader does with a conversation at once, and what the desk answers in its place: the same, or how it
 * stands after all, where somebody was faster or the desk refuses.
 */
export function foreseeActs({ mutations, cache, viewer }: Foreseeing): Foresight {
  const guesses = new Guesses((conversation) => cache.showConversation(conversation));

  const stop = mutations.subscribe((event) => {
    if (event.type !== "updated") return;
    const act = actIn(event.mutation);
    if (!act) return;
    const { name, conversationId, input } = act;
    if (event.action.type === "pending") {
      const known = cache.findConversation(conversationId);
      const guess = guessAct(name, input, { ...viewer, now: new Date() });
      if (known && guess) guesses.ask(event.mutation, known, guess);
    }
    if (event.action.type === "success")
      guesses.settle(event.mutation, conversationId, conversationAnswered(event.action.data));
    if (event.action.type === "error")
      guesses.settle(event.mutation, conversationId, deskErrorOf(event.action.error).current ?? null);
  });

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

/** An act on one conversation, as tRPC's mutations are keyed: [["conversation", "take"]]. */
function actIn({ options, state }: Mutation): { name: string; conversationId: string; input: object } | null {
  const [path] = (options.mutationKey ?? []) as [string[]?];
  const [noun, name = ""] = path ?? [];
  const input = state.variables;
  if (noun !== "conversation" || typeof input !== "object" || input === null) return null;
  return "conversationId" in input && typeof input.conversationId === "string"
    ? { name, conversationId: input.conversationId, input }
    : null;
}

// Each act on one conversation answers it as it stands; what else it answers is not a part of it.
function conversationAnswered(data: unknown): Conversation | null {
  if (typeof data !== "object" || data === null || !("lastSeq" in data)) return null;
  const { undoId: _, ...conversation } = data as Conversation & { undoId?: string | null };
  return conversation;
}
