/** A part of a long list, from behind a key up to another, and with that. */
export interface Stretch<Row, Key> {
  /** Null where the list begins. */
  from: Key | null;
  /** Null where the list ends; undefined until that was read. */
  to: Key | null | undefined;
  /** How many rows it has, or had when they were let go. */
  count: number;
  rows: Row[] | null;
}

interface Order<Row, Key> {
  keyOf(row: Row): Key;
  compare(one: Key, other: Key): number;
  /** Of a page as it is fetched. */
  pageSize: number;
}

interface Page<Row, Key> {
  rows: Row[];
  next: Key | null;
}

/** The stretches that a long list was read in: each begins where the one before it ends, whatever comes and goes. */
export class Stretches<Row extends { id: string }, Key> {
  readonly all: Stretch<Row, Key>[] = [{ from: null, to: undefined, count: 0, rows: null }];
  readonly #order: Order<Row, Key>;

  constructor(order: Order<Row, Key>) {
    this.#order = order;
  }

  get count(): number {
    return this.all.reduce((sum, { count }) => sum + count, 0);
  }

  /** All rows in order, each once; null in the place of those that were let go. */
  rows(): (Row | null)[] {
    const known = new Set<string>();
    return this.all.flatMap(({ rows, count }) => {
      if (!rows) return new Array<null>(count).fill(null);
      // A page that was read later may have what has yet to leave another.
      const fresh = rows.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      return fresh;
    });
  }

  /** Puts an unread stretch behind the last; null where the end was read already, or that is not known yet. */
  lengthen(): Stretch<Row, Key> | null {
    const from = this.all.at(-1)?.to;
    if (from === undefined || from === null) return null;
    const stretch = { from, to: undefined, count: 0, rows: null };
    this.all.push(stretch);
    return stretch;
  }

  /**
   * Notes what a stretch's page holds now; what follows begins where it ends. One that has grown to twice the size of a
   * page is cut in two: the answer is what is left of its page then.
   */
  learn(stretch: Stretch<Row, Key>, page: Page<Row, Key>): Page<Row, Key> | null {
    const { keyOf, pageSize } = this.#order;
    this.#endAt(stretch, page.next);
    const rest = page.rows.slice(pageSize);
    const last = page.rows[pageSize - 1];
    if (rest.length < pageSize || !last) {
      stretch.rows = page.rows;
      stretch.count = page.rows.length;
      return null;
    }
    const cut = { rows: page.rows.slice(0, pageSize), next: keyOf(last) };
    const index = this.all.indexOf(stretch);
    this.all.splice(index + 1, 0, { from: cut.next, to: page.next, count: rest.length, rows: rest });
    Object.assign(stretch, { to: cut.next, count: pageSize, rows: cut.rows });
    return cut;
  }

  #endAt(stretch: Stretch<Row, Key>, to: Key | null): void {
    const { compare } = this.#order;
    const index = this.all.indexOf(stretch);
    const before = stretch.to;
    if (index < 0 || isSame(before, to)) return;
    stretch.to = to;
    if (to === null) {
      this.all.splice(index + 1);
      return;
    }
    const isCovered = ({ to: end }: Stretch<Row, Key>) => end !== undefined && end !== null && compare(end, to) <= 0;
    let next = this.all[index + 1];
    while (next && isCovered(next)) {
      this.all.splice(index + 1, 1);
      next = this.all[index + 1];
    }
    if (next) next.from = to;
    // What the last stretch no longer holds has to be read anew.
    else if (before === null) this.lengthen();
  }
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
