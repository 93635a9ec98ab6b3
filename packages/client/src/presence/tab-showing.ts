import { presenceLimits, type Showing, type TypingFor } from "@frontdesk/contract";

/** Who types goes on typing for this long after a key; the desk wants to be told again before it gives them up. */
const pauseMs = 3_000;
/** Nobody is taken for being here who has touched nothing for this long. */
const idleMs = 5 * 60_000;

interface Typing {
  typingFor: TypingFor;
  toldAt: number;
  stop: ReturnType<typeof setTimeout>;
}

/** What one tab shows of its member: which conversations it has open, where they type, and whether they stir. */
export class TabShowing {
  readonly #looking = new Map<string, number>();
  readonly #typing = new Map<string, Typing>();
  readonly #onChange: (showing: Showing) => void;
  #isActive = true;
  #isSeen = true;
  #idle: ReturnType<typeof setTimeout>;

  constructor(onChange: (showing: Showing) => void) {
    this.#onChange = onChange;
    this.#idle = setTimeout(() => this.#rest(), idleMs);
  }

  current(): Showing {
    const looking = [...(this.#isSeen ? this.#looking.keys() : [])].slice(-presenceLimits.looking);
    return {
      isActive: this.#isActive,
      looking: looking.map((conversationId) => ({
        conversationId,
        typing: this.#typing.get(conversationId)?.typingFor ?? null,
      })),
    };
  }

  /** A conversation is open, until the answer is called. */
  look(conversationId: string): () => void {
    this.#looking.set(conversationId, (this.#looking.get(conversationId) ?? 0) + 1);
    this.#tell();
    return () => {
      const others = (this.#looking.get(conversationId) ?? 1) - 1;
      if (others > 0) this.#looking.set(conversationId, others);
      else this.#looking.delete(conversationId);
      this.stopTyping(conversationId);
      this.#tell();
    };
  }

  /** A key was pressed in a conversation's composer. */
  type(conversationId: string, typingFor: TypingFor): void {
    const known = this.#typing.get(conversationId);
    clearTimeout(known?.stop);
    const stop = setTimeout(() => this.stopTyping(conversationId), pauseMs);
    const now = Date.now();
    const isFresh = known?.typingFor === typingFor && now - known.toldAt < pauseMs;
    this.#typing.set(conversationId, { typingFor, stop, toldAt: isFresh ? known.toldAt : now });
    if (!isFresh) this.#tell();
  }

  /** What was typed there was sent, or is left for now. */
  stopTyping(conversationId: string): void {
    const typing = this.#typing.get(conversationId);
    if (!typing) return;
    clearTimeout(typing.stop);
    this.#typing.delete(conversationId);
    this.#tell();
  }

  /** Whether the tab is before the reader: who has it behind another looks at nothing in it. */
  turn(isSeen: boolean): void {
    if (isSeen === this.#isSeen) return;
    this.#isSeen = isSeen;
    this.#tell();
  }

  /** The member has touched something. */
  stir(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#rest(), idleMs);
    if (this.#isActive) return;
    this.#isActive = true;
    this.#tell();
  }

  close(): void {
    clearTimeout(this.#idle);
    for (const { stop } of this.#typing.values()) clearTimeout(stop);
  }

  #rest(): void {
    this.#isActive = false;
    this.#tell();
  }

  #tell(): void {
    this.#onChange(this.current());
  }
}
