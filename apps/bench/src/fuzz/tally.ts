/** What must never happen, and the case it happened to: the seed and these name it again. */
export interface Violation {
  family: string;
  index: number;
  what: string;
  /** The beginning of what was sent. */
  sent: string;
}

const mostShown = 40;

/** Counts what came of the cases of one family. */
export class Tally {
  readonly family: string;
  readonly violations: Violation[] = [];
  readonly #outcomes = new Map<string, number>();
  #count = 0;

  constructor(family: string) {
    this.family = family;
  }

  get count(): number {
    return this.#count;
  }

  /** Notes one case's outcome. */
  note(outcome: string): void {
    this.#count += 1;
    this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
  }

  violate(index: number, what: string, sent: unknown): void {
    const text = typeof sent === "string" ? sent : JSON.stringify(sent);
    this.violations.push({ family: this.family, index, what, sent: (text ?? "").slice(0, 400) });
  }

  /** The count and the outcomes, most frequent first, on one line; then the violations, a line each. */
  describe(): string {
    const outcomes = [...this.#outcomes].toSorted(([, one], [, other]) => other - one);
    const shown = outcomes.slice(0, mostShown).map(([outcome, count]) => `${outcome} ${count}`);
    const lines = this.violations
      .slice(0, mostShown)
      .map(({ index, what, sent }) => `  ! case ${index}: ${what}: ${sent}`);
    return [`${this.family}: ${this.#count} · ${shown.join(" · ")}`, ...lines].join("\n");
  }
}
