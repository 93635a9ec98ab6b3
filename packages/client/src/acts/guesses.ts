import type { Conversation } from "@frontdesk/contract";
import type { Guess } from "./guess-act.ts";

interface Guessed {
  /** As the desk last told it. */
  told: Conversation;
  /** What is asked of the desk and not answered, by whom it was asked, and the version that it was asked of. */
  asked: Map<object, { guess: Guess; version: number }>;
}

/**
 * Conversations as they will be once the desk has done what it was asked to. Each is shown under the version that the
 * desk told last, so that whatever it tells next takes the guess's place; no second copy of anything is kept.
 */
export class Guesses {
  readonly #show: (conversation: Conversation) => void;
  readonly #guessed = new Map<string, Guessed>();

  /** `show` puts a conversation wherever it is listed, but for places that have a later version. */
  constructor(show: (conversation: Conversation) => void) {
    this.#show = show;
  }

  /** Shows what an act will come to. `known` is the conversation as it is shown; the answer, as the desk last told it. */
  ask(act: object, known: Conversation, guess: Guess): Conversation {
    const guessed: Guessed = this.#guessed.get(known.id) ?? { told: known, asked: new Map() };
    guessed.asked.set(act, { guess, version: guessed.told.version });
    this.#guessed.set(known.id, guessed);
    this.#lay(guessed);
    return guessed.told;
  }

  /** The desk told a conversation, in an event or as the answer to an act: what it was not asked for shows through. */
  tell(told: Conversation): void {
    const guessed = this.#guessed.get(told.id);
    if (!guessed) return;
    if (told.version >= guessed.told.version) guessed.told = told;
    this.#lay(guessed);
  }

  /** An act was answered: with the conversation as it stands, or by a refusal, which may name it too. */
  settle(act: object, id: string, current: Conversation | null): void {
    const guessed = this.#guessed.get(id);
    guessed?.asked.delete(act);
    if (current && !guessed) this.#show(current);
    if (!guessed) return;
    if (current && current.version >= guessed.told.version) guessed.told = current;
    if (guessed.asked.size === 0) this.#guessed.delete(id);
    this.#lay(guessed);
  }

  /** An act was done, but its answer does not tell the conversation: it stays as it was guessed until the feed does. */
  keep(act: object, id: string): void {
    const guessed = this.#guessed.get(id);
    const asked = guessed?.asked.get(act);
    if (!guessed || !asked) return;
    const { told } = guessed;
    // What was told since may hold the act already: then it is not done to it twice.
    this.settle(act, id, told.version === asked.version ? asked.guess(told) : null);
  }

  /** The conversations for which an act is not answered. */
  askedBy(act: object): string[] {
    return [...this.#guessed].filter(([, { asked }]) => asked.has(act)).map(([id]) => id);
  }

  #lay({ told, asked }: Guessed): void {
    let shown = told;
    for (const { guess } of asked.values()) shown = guess(shown);
    this.#show(shown);
  }
}
