import { presenceLimits, type TypingFor } from "@frontdesk/contract";
import type { Seen } from "./glimpses.ts";
import type { Which } from "./presence.queries.ts";

/** A conversation that somebody looks at, with who may know of it. */
export interface Looking extends Pick<Seen, "keys" | "asOf"> {
  conversationId: string;
  typing: TypingFor | null;
  /** The chat at Telegram that may be shown that somebody types; null where none may. */
  chat: { botId: string; tgChatId: number } | null;
}

/** One client's word on what its member is at; it holds until it is taken back, but for typing. */
export interface Shown extends Which {
  name: string;
  isActive: boolean;
  looking: readonly Looking[];
  /** By this node's own clock, in milliseconds. */
  atMs: number;
}

/** How one member stands at one conversation, by all their clients on this node. */
export interface Standing {
  looking: Looking;
  name: string;
  /** For how much longer they count as typing, in milliseconds. */
  typesMs: number;
  /** A reply is being typed, and its chat may be shown that. */
  isTypingInChat: boolean;
}

/** What the clients of this node show of their members. */
export class Attendance {
  readonly #shown = new Map<string, Set<Shown>>();

  add(shown: Shown): void {
    const key = keyOf(shown);
    const all = this.#shown.get(key) ?? new Set();
    this.#shown.set(key, all.add(shown));
  }

  remove(shown: Shown): void {
    const all = this.#shown.get(keyOf(shown));
    all?.delete(shown);
    if (all?.size === 0) this.#shown.delete(keyOf(shown));
  }

  all(): Iterable<Shown> {
    return this.#shown.values().flatMap((all) => all.values());
  }

  /** Whether a member stirs by any of their clients; null where they have none here. */
  isActive(who: Which): boolean | null {
    const all = this.#shown.get(keyOf(who));
    return all ? [...all].some(({ isActive }) => isActive) : null;
  }

  /** Null where none of their clients has the conversation open. */
  standing(who: Which, conversationId: string, nowMs: number): Standing | null {
    const all = [...(this.#shown.get(keyOf(who)) ?? [])].flatMap(({ looking, name, atMs }) =>
      looking
        .filter((one) => one.conversationId === conversationId)
        .map((one) => {
          const restMs = Math.max(0, Math.ceil(atMs + presenceLimits.typingMs - nowMs));
          return { one, name, typesMs: one.typing ? restMs : 0 };
        }),
    );
    // Two clients may have asked at different moments: the later one knows.
    const latest = all.toSorted((one, other) => other.one.asOf - one.one.asOf)[0];
    if (!latest) return null;
    return {
      looking: latest.one,
      name: latest.name,
      typesMs: Math.max(...all.map(({ typesMs }) => typesMs)),
      isTypingInChat: all.some(({ one, typesMs }) => typesMs > 0 && one.typing === "contact" && one.chat !== null),
    };
  }
}

function keyOf({ workspaceId, memberId }: Which): string {
  return `${workspaceId} ${memberId}`;
}
