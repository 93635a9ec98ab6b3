import type { Answer } from "@frontdesk/contract";
import { notifyManager, type QueryClient, QueryObserver, type QueryObserverOptions } from "@tanstack/react-query";
import { type Stretch, Stretches } from "./stretches.ts";

export interface Page<Row, Key> {
  rows: Row[];
  /** The key of its last row; null where nothing follows. */
  next: Key | null;
}

export type PageQuery<Row, Key> = Pick<QueryObserverOptions<Answer<Page<Row, Key>>>, "refetchInterval" | "gcTime"> & {
  queryKey: readonly unknown[];
  queryFn(): Promise<Answer<Page<Row, Key>>>;
};

interface LongListOptions<Row, Key> {
  client: QueryClient;
  /** The query of the page behind a key; null for the first. */
  queryOf(from: Key | null): PageQuery<Row, Key>;
  keyOf(row: Row): Key;
  compare(one: Key, other: Key): number;
  /** Of a page as it is fetched. */
  pageSize: number;
}

/** A long list as it is known now. */
export interface Listed<Row> {
  /** All that was read, in order; null in the place of what was let go. */
  rows: readonly (Row | null)[];
  /** Whether there is more than was ever read. */
  hasMore: boolean;
  isPending: boolean;
  isReadingOn: boolean;
  /** Why a page that is wanted can't be had. */
  error: unknown;
}

interface Range {
  first: number;
  end: number;
}

/** Rows around what is looked at that are fetched before they are. */
const rowsAhead = 25;
/** Rows this far from what is looked at are let go. */
const rowsKept = 150;

/**
 * A list of any length of which only what is looked at is held, page by page, each an answer of its own that follows the
 * feed. What is far away is let go but for its place, and fetched again by its key when it comes near.
 */
export class LongList<Row extends { id: string }, Key> {
  readonly #options: LongListOptions<Row, Key>;
  readonly #stretches: Stretches<Row, Key>;
  readonly #observers = new Map<Stretch<Row, Key>, { from: Key | null; observer: Observer<Row, Key>; end(): void }>();
  readonly #watchers = new Set<() => void>();
  #seen: Range = { first: 0, end: 0 };
  #read: Range | null = null;
  #kept: ReadonlySet<string> = new Set();
  #listed: Listed<Row> = { rows: [], hasMore: true, isPending: true, isReadingOn: false, error: null };

  constructor(options: LongListOptions<Row, Key>) {
    this.#options = options;
    this.#stretches = new Stretches(options);
  }

  /** The same object until something changes. */
  readonly listed = (): Listed<Row> => this.#listed;

  /** Fetches while somebody watches. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    this.#settle();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) for (const { end } of this.#observers.values()) end();
    };
  };

  /** These rows are looked at now. */
  readonly look = (seen: Range): void => {
    this.#seen = seen;
    this.#settle();
  };

  /** These rows, and what is beside them, are held however far away they are. */
  readonly keep = (ids: ReadonlySet<string>): void => {
    if (isSame([...ids], [...this.#kept])) return;
    this.#kept = ids;
    this.#read = null;
    this.#settle();
  };

  /** The rows of a range, fetched where they are not held; they stay until it is said again what to keep. */
  readonly read = async (range: Range): Promise<Row[]> => {
    this.#read = range;
    let start = 0;
    for (let nth = 0; start < range.end; nth += 1) {
      const stretch = this.#stretches.all[nth] ?? this.#stretches.lengthen();
      if (!stretch) break;
      if (stretch.to === undefined || (stretch.rows === null && start + stretch.count > range.first))
        this.#stretches.learn(stretch, (await this.#options.client.fetchQuery(this.#queryOf(stretch))).data);
      start += stretch.count;
    }
    this.#settle();
    return this.#listed.rows.slice(range.first, range.end).filter((row) => row !== null);
  };

  /** Tries again what could not be had. */
  readonly retry = (): void => {
    for (const { observer } of this.#observers.values())
      if (observer.getCurrentResult().isError) void observer.refetch();
  };

  #settle(): void {
    if (this.#watchers.size === 0) return;
    for (const [stretch, { observer }] of this.#observers) this.#take(stretch, observer);
    const { all } = this.#stretches;
    const total = this.#stretches.count;
    if (total - this.#seen.end < rowsAhead) this.#stretches.lengthen();
    let start = 0;
    for (const [nth, stretch] of all.entries()) {
      const end = start + stretch.count;
      const isWanted = nth === 0 || stretch.to === undefined || this.#isNear({ first: start, end }, rowsAhead);
      if (isWanted || this.#isKept(nth)) this.#hold(stretch);
      else if (!this.#isNear({ first: start, end }, rowsKept)) this.#letGo(stretch);
      start = end;
    }
    for (const stretch of this.#observers.keys()) if (!all.includes(stretch)) this.#letGo(stretch);
    this.#tell();
  }

  #take(stretch: Stretch<Row, Key>, observer: Observer<Row, Key>): void {
    const { data: answer } = observer.getCurrentResult();
    if (!answer) return;
    const cut = this.#stretches.learn(stretch, answer.data);
    if (cut) this.#options.client.setQueryData(this.#queryOf(stretch).queryKey, { ...answer, data: cut });
  }

  #isNear({ first, end }: Range, around: number): boolean {
    return [this.#seen, this.#read].some(
      (range) => range && first <= range.end + around && end >= range.first - around,
    );
  }

  #isKept(nth: number): boolean {
    const { all } = this.#stretches;
    if (this.#kept.size === 0) return false;
    const has = (rows: Row[] | null | undefined) => rows?.some(({ id }) => this.#kept.has(id)) ?? false;
    return (
      has(all[nth]?.rows) || has(all[nth - 1]?.rows?.slice(-rowsAhead)) || has(all[nth + 1]?.rows?.slice(0, rowsAhead))
    );
  }

  #hold(stretch: Stretch<Row, Key>): void {
    const held = this.#observers.get(stretch);
    if (held?.from === stretch.from) return;
    held?.end();
    const observer = new QueryObserver(this.#options.client, this.#queryOf(stretch));
    const unsubscribe = observer.subscribe(notifyManager.batchCalls(() => this.#settle()));
    const end = () => {
      unsubscribe();
      this.#observers.delete(stretch);
    };
    this.#observers.set(stretch, { from: stretch.from, observer, end });
    this.#take(stretch, observer);
  }

  #letGo(stretch: Stretch<Row, Key>): void {
    this.#observers.get(stretch)?.end();
    stretch.rows = null;
  }

  #queryOf({ from }: Stretch<Row, Key>): PageQuery<Row, Key> {
    return this.#options.queryOf(from);
  }

  #tell(): void {
    const { all } = this.#stretches;
    const results = [...this.#observers.values()].map(({ observer }) => observer.getCurrentResult());
    const rows = this.#stretches.rows();
    const next: Listed<Row> = {
      rows: isSame(rows, this.#listed.rows) ? this.#listed.rows : rows,
      hasMore: all.at(-1)?.to !== null,
      isPending: all[0]?.to === undefined && results.every(({ isError }) => !isError),
      isReadingOn: all.length > 1 && results.some(({ isFetching, data }) => isFetching && !data),
      error: results.find(({ isError, data }) => isError && !data)?.error ?? null,
    };
    if (isSame(Object.values(next), Object.values(this.#listed))) return;
    this.#listed = next;
    for (const watcher of [...this.#watchers]) watcher();
  }
}

type Observer<Row, Key> = QueryObserver<Answer<Page<Row, Key>>>;

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
