/** What one client was told, by number, in the order in which it was. */
export interface Delivered<Event> {
  who: string;
  /** The number at which it began. */
  from: number;
  /** It did not listen to the end: what it was not told is no loss. */
  hasLeft?: boolean;
  seqs: readonly number[];
  /** Whether it may be told of an event. */
  sees(event: Event): boolean;
}

/** How often what went wrong. */
export interface Miscounts {
  deliveries: number;
  lost: number;
  doubled: number;
  reordered: number;
  /** Told, and not in the log, or not for them. */
  foreign: number;
}

export interface Judgement extends Miscounts {
  /** A sentence for each client and kind. */
  violations: string[];
}

/** [P3, I3, I6] Holds what clients were told to the log: each event that they may see, once, in its order, and no other. */
export function judgeDeliveries<Event extends { seq: number }>(
  clients: readonly Delivered<Event>[],
  log: readonly Event[],
): Judgement {
  const all: Judgement = { deliveries: 0, lost: 0, doubled: 0, reordered: 0, foreign: 0, violations: [] };
  for (const client of clients) {
    const found = judgeOne(client, log);
    all.deliveries += client.seqs.length;
    for (const [kind, seqs] of Object.entries(found) as [keyof typeof found, number[]][]) {
      all[kind] += seqs.length;
      if (seqs.length > 0) all.violations.push(`${rules[kind]}: ${client.who}: ${seqs.length} ${kind}: ${some(seqs)}`);
    }
  }
  return all;
}

const rules = { lost: "P3", doubled: "I6", reordered: "I6", foreign: "I6" } as const;

function judgeOne<Event extends { seq: number }>(
  { from, hasLeft, seqs, sees }: Delivered<Event>,
  log: readonly Event[],
): Record<keyof typeof rules, number[]> {
  const missing = new Set(log.filter((event) => event.seq > from && sees(event)).map(({ seq }) => seq));
  const told = new Set<number>();
  const found: Record<keyof typeof rules, number[]> = { lost: [], doubled: [], reordered: [], foreign: [] };
  let last = from;
  for (const seq of seqs) {
    if (told.has(seq)) found.doubled.push(seq);
    else if (!missing.delete(seq)) found.foreign.push(seq);
    else if (seq < last) found.reordered.push(seq);
    told.add(seq);
    last = Math.max(last, seq);
  }
  if (!hasLeft) found.lost = [...missing];
  return found;
}

function some(seqs: readonly number[]): string {
  return `${seqs.slice(0, 8).join(", ")}${seqs.length > 8 ? ", …" : ""}`;
}
