import type { Mutation } from "@tanstack/react-query";

/** Something that is done with conversations. */
export interface Act {
  name: string;
  /** What is told with it. */
  input: object;
  ids: readonly string[];
  /** Whether it is one act with many, which answers what came of it and not how each stands. */
  isBulk: boolean;
}

/** The id of what a mutation undoes; null for any other. */
export function undoneBy({ options, state }: Mutation): string | null {
  const [path] = (options.mutationKey ?? []) as [string[]?];
  const input = state.variables as { undoId?: string } | null | undefined;
  return path?.join(".") === "conversation.undo" ? (input?.undoId ?? null) : null;
}

/** The act on conversations that a mutation is, as tRPC keys them: [["conversation", "take"]]; null for any other. */
export function actIn({ options, state }: Mutation): Act | null {
  const [path] = (options.mutationKey ?? []) as [string[]?];
  const [noun, name = ""] = path ?? [];
  const input = state.variables as Partial<OneInput & ManyInput> | null | undefined;
  if (noun !== "conversation" || !input) return null;
  if (input.conversationId !== undefined) return { name, input, ids: [input.conversationId], isBulk: false };
  const { conversationIds, act } = input;
  return conversationIds && act ? { name: act.name, input: act, ids: conversationIds, isBulk: true } : null;
}

interface OneInput {
  conversationId: string;
}

interface ManyInput {
  conversationIds: string[];
  act: { name: string };
}
