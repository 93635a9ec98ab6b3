import type { BulkOutcome, Conversation, FeedBatch, UndoOutcome } from "@frontdesk/contract";
import type { Mutation, QueryClient } from "@tanstack/react-query";
import { deskErrorOf } from "../desk-error.ts";
import type { FeedCache } from "../feed/feed-cache.ts";
import { conversationIn } from "../projections/conversation.ts";
import { type Act, actIn, undoneBy } from "./act-in.ts";
import { nameIn } from "./colleague-name.ts";
import { guessAct, guessBulk } from "./guess-act.ts";
import { Guesses } from "./guesses.ts";
import { guessUndo, Undoables } from "./undoables.ts";

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
  const undoables = new Undoables();

  const stop = client.getMutationCache().subscribe((event) => {
    if (event.type !== "updated") return;
    const { mutation, action } = event;
    const act = actIn(mutation);
    const undoId = undoneBy(mutation);
    if (action.type === "pending") {
      if (act) ask(mutation, act);
      if (undoId !== null) askBack(mutation, undoId);
    }
    if (action.type === "success") {
      if (act) answer(mutation, act, action.data);
      if (undoId !== null) answerBack(mutation, action.data as UndoOutcome);
    }
    if (action.type === "error") refuse(mutation, act?.ids ?? guesses.askedBy(mutation), action.error);
  });

  function ask(mutation: Mutation, { name, input, ids, isBulk }: Act) {
    const actor = { ...viewer, now: new Date(), nameOf: (memberId: string) => nameIn(client, memberId) };
    const guess = isBulk ? guessBulk({ ...input, name }, actor) : guessAct(name, input, actor);
    if (!guess) return;
    const before = cache.findConversations(new Set(ids)).map((known) => guesses.ask(mutation, known, guess));
    // What stays as it is may be changed by somebody else, which is not undone.
    undoables.ask(
      mutation,
      before.filter((one) => guess(one) !== one),
    );
  }

  function askBack(mutation: Mutation, undoId: string) {
    for (const undoable of undoables.untouched(undoId)) guesses.ask(mutation, undoable.after, guessUndo(undoable));
  }

  function answer(mutation: Mutation, { ids, isBulk }: Act, data: unknown) {
    const current = isBulk ? null : conversationAnswered(data);
    if (current) undoables.tell(current);
    undoables.settle(mutation, (data as { undoId?: string | null }).undoId ?? null);
    if (!isBulk) return guesses.settle(mutation, ids[0] ?? "", current);
    const left = new Set((data as BulkOutcome).left.map(({ conversationId }) => conversationId));
    for (const id of ids)
      if (left.has(id)) guesses.settle(mutation, id, null);
      else guesses.keep(mutation, id);
  }

  function answerBack(mutation: Mutation, { changedSince }: UndoOutcome) {
    // Which of them were left as they are, the answer does not say.
    for (const id of guesses.askedBy(mutation))
      if (changedSince > 0) guesses.settle(mutation, id, null);
      else guesses.keep(mutation, id);
  }

  function refuse(mutation: Mutation, ids: readonly string[], error: unknown) {
    undoables.settle(mutation, null);
    const { current = null } = deskErrorOf(error);
    for (const id of ids) guesses.settle(mutation, id, current?.id === id ? current : null);
  }

  return {
    hear({ events }) {
      for (const event of events) {
        const told = conversationIn(event);
        if (!told) continue;
        undoables.tell(told);
        guesses.tell(told);
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
