import type { StoredMessage } from "./messages.ts";

/** A reply that somebody asked the desk to send; each text is written once only. */
export interface Asked {
  conversationId: string;
  text: string;
  clientKey: string;
  /** The id that the desk answered with, once for each time that it did; none while it has not. */
  answers: string[];
}

/** I1: what was acknowledged is there, under the id and with the text that were. */
export function lostWrites(asked: readonly Asked[], stored: readonly StoredMessage[]): string[] {
  const byId = new Map(stored.map((message) => [message.id, message]));
  return asked.flatMap(({ answers, text, conversationId }) =>
    answers
      .filter((id) => byId.get(id)?.text !== text || byId.get(id)?.conversationId !== conversationId)
      .map((id) => `I1: "${text}" was acknowledged as ${id} and is not in the database`),
  );
}

/** I2: however often a reply was asked for, it is there once, and every answer names that one. */
export function doubledWrites(asked: readonly Asked[], stored: readonly StoredMessage[]): string[] {
  const replies = Map.groupBy(
    stored.filter(({ direction }) => direction === "out"),
    ({ text }) => text,
  );
  return asked.flatMap(({ text, answers }) => {
    const ids = new Set([...(replies.get(text) ?? []).map(({ id }) => id), ...answers]);
    return ids.size > 1 ? [`I2: "${text}" became ${ids.size} messages`] : [];
  });
}
