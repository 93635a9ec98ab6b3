import type { StoredMessage } from "./messages.ts";

/** What a person wrote to the bot, in order. */
export interface Written {
  chatId: number;
  texts: readonly string[];
}

/** P5, I8: each text of a person is in the thread once, whatever was repeated. */
export function unfaithfulThreads(written: readonly Written[], stored: readonly StoredMessage[]): string[] {
  return written.flatMap(({ chatId, texts }) => {
    const arrived = arrivedIn(chatId, stored);
    const lost = texts.filter((text) => !arrived.includes(text));
    const doubled = arrived.filter((text, at) => arrived.indexOf(text) !== at);
    return [
      ...lost.map((text) => `P5: "${text}" was lost`),
      ...doubled.map((text) => `P5: "${text}" came twice`),
      ...arrived.filter((text) => !texts.includes(text)).map((text) => `P5: nobody wrote "${text}"`),
    ];
  });
}

/** P5: a thread has a person's texts in the order in which they were handed over. */
export function unorderedThreads(handedOver: readonly Written[], stored: readonly StoredMessage[]): string[] {
  return handedOver.flatMap(({ chatId, texts }) => {
    const places = new Map(texts.map((text, at) => [text, at]));
    const order = arrivedIn(chatId, stored).map((text) => places.get(text) ?? -1);
    const late = order.filter((place, at) => place < (order[at - 1] ?? 0));
    return late.map((place) => `P5: "${texts[place]}" stands after a later one`);
  });
}

function arrivedIn(chatId: number, stored: readonly StoredMessage[]): string[] {
  return stored.filter((message) => message.chatId === chatId && message.direction === "in").map(({ text }) => text);
}
