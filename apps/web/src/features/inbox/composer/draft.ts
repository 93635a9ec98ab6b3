import { type Composition, useDraftOf, useDraftSync } from "@frontdesk/client/react";
import type { DraftKind } from "@frontdesk/contract";
import { trpc } from "../../../desk.ts";

export type Answered = NonNullable<Composition["reply"]>;

/**
 * What a member is writing in a conversation, to the person or among colleagues, and what it answers: the same on every
 * device they sign in on.
 */
export function useDraft(conversationId: string, kind: DraftKind) {
  const query = trpc.draft.get.useQuery({ conversationId });
  useDraftSync(conversationId, query.data?.data);
  const { text, answered, write, end } = useDraftOf(conversationId, kind);
  return {
    text,
    setText: (next: string) => write({ text: next }),
    answered,
    setAnswered: (next: Answered | null) => write({ answered: next }),
    end,
  };
}

export type Draft = ReturnType<typeof useDraft>;
