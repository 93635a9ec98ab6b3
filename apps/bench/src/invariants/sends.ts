import type { LedgerEntry } from "@frontdesk/telegram-simulator";
import type { StoredMessage } from "./messages.ts";

/**
 * I9, P6: what is `sent` was accepted by Telegram, what Telegram accepted is `sent` or `unknown`, once, and nothing that
 * was asked for is anything else once the outbox is empty.
 */
export function dishonestSends(calls: readonly LedgerEntry[], stored: readonly StoredMessage[]): string[] {
  const accepted = Map.groupBy(
    calls.filter((call) => call.accepted),
    nameOfCall,
  );
  const replies = stored.filter(({ direction }) => direction === "out");
  const known = new Map(replies.map((reply) => [nameOf(reply.chatId, reply.text), reply]));
  return [
    ...replies
      .filter(({ state }) => state !== "sent" && state !== "unknown")
      .map(({ text, state }) => `P6: "${text}" is ${state}`),
    ...replies
      .filter(({ chatId, text, state }) => state === "sent" && !accepted.has(nameOf(chatId, text)))
      .map(({ text }) => `I9: "${text}" is sent, and Telegram never accepted it`),
    ...[...accepted]
      .filter(([, times]) => times.length > 1)
      .map(([name, times]) => `P6: ${name} was accepted ${times.length} times`),
    ...[...accepted.keys()].filter((name) => !known.has(name)).map((name) => `I9: nobody wrote ${name}`),
  ];
}

/** P4, P6: Telegram took each chat's replies in the order in which the thread has them. */
export function unorderedSends(calls: readonly LedgerEntry[], stored: readonly StoredMessage[]): string[] {
  const places = new Map(stored.map(({ chatId, text, seq }) => [nameOf(chatId, text), seq]));
  const chats = Map.groupBy(
    calls.filter((call) => call.accepted),
    ({ chatId }) => chatId,
  );
  return [...chats].flatMap(([chatId, sent]) => {
    const seqs = sent.map((call) => places.get(nameOfCall(call)) ?? 0);
    const late = seqs.filter((seq, at) => seq < (seqs[at - 1] ?? 0));
    return late.map((seq) => `P4: chat ${chatId} got reply ${seq} after a later one`);
  });
}

/** I11: no call while Telegram had asked for silence, no second with more than thirty, nor more than four for a chat. */
export function hastySends(calls: readonly LedgerEntry[]): string[] {
  const chats = Map.groupBy(calls, ({ chatId }) => chatId);
  return [
    ...calls.filter((call) => call.duringRetryAfter).map(({ seq }) => `I11: call ${seq} came during retry_after`),
    ...(mostInASecond(calls) > 30 ? [`I11: ${mostInASecond(calls)} calls within a second`] : []),
    ...[...chats]
      .filter(([, some]) => mostInASecond(some) > 4)
      .map(([chatId, some]) => `I11: ${mostInASecond(some)} calls within a second for chat ${chatId}`),
  ];
}

/** `calls` come in order of time. */
function mostInASecond(calls: readonly LedgerEntry[]): number {
  let [most, from] = [0, 0];
  for (const [to, { at }] of calls.entries()) {
    while ((calls[from]?.at ?? at) <= at - 1_000) from += 1;
    most = Math.max(most, to - from + 1);
  }
  return most;
}

function nameOfCall({ chatId, params }: LedgerEntry): string {
  return nameOf(chatId ?? 0, String(params.text));
}

function nameOf(chatId: number, text: string): string {
  return `"${text}" for chat ${chatId}`;
}
