import type { Conversation } from "@frontdesk/contract";
import type { Guess } from "./guess-act.ts";

/** A conversation as it stood before an act, and as the act left it. */
export interface Undoable {
  before: Conversation;
  after: Conversation;
}

type Kept = Map<string, { before: Conversation; latest: Conversation }>;

/** What is offered to be undone is offered for seconds. */
const most = 10;

/** How conversations stood before what may be undone, as far as this tab was told. */
export class Undoables {
  readonly #asked = new Map<object, Kept>();
  readonly #done = new Map<string, Kept>();

  /** An act is on its way that will change these; each is as the desk told it last. */
  ask(act: object, before: readonly Conversation[]): void {
    this.#asked.set(act, new Map(before.map((one) => [one.id, { before: one, latest: one }])));
  }

  /** It was answered, by an id under which it may be undone; null where it may not. */
  settle(act: object, undoId: string | null): void {
    const kept = this.#asked.get(act);
    this.#asked.delete(act);
    if (!kept || undoId === null) return;
    this.#done.set(undoId, kept);
    const [oldest = undoId] = this.#done.keys();
    if (this.#done.size > most) this.#done.delete(oldest);
  }

  /** The desk told a conversation, in an event or as an answer. */
  tell(told: Conversation): void {
    for (const kept of [...this.#asked.values(), ...this.#done.values()]) {
      const one = kept.get(told.id);
      if (one && told.version > one.latest.version) one.latest = told;
    }
  }

  /** Those that an act changed and that nobody was heard to touch since: one version came after, and that was the act's. */
  untouched(undoId: string): Undoable[] {
    const kept = [...(this.#done.get(undoId)?.values() ?? [])];
    return kept
      .filter(({ before, latest }) => latest.version === before.version + 1)
      .map(({ before, latest }) => ({ before, after: latest }));
  }
}

/** What undoing an act will come to: as it stood, unless somebody is faster. */
export function guessUndo({ before, after }: Undoable): Guess {
  const { state, assignee, teamId, priority, tagIds, handledBy } = before;
  const { escalation, waitingSince, snoozedUntil, closedAt, sla } = before;
  const facts = { state, assignee, teamId, priority, tagIds, handledBy };
  const times = { escalation, waitingSince, snoozedUntil, closedAt, sla };
  return (one) => (one.version === after.version ? { ...one, ...facts, ...times } : one);
}
