interface Row {
  id: string;
  version?: number;
}

/** The rows without the one of this id; the same array where it isn't among them, or is newer than this. */
export function without<R extends Row>(rows: R[], row: Row): R[] {
  const index = rows.findIndex(({ id }) => id === row.id);
  const present = rows[index];
  return present && !isNewer(present, row) ? rows.toSpliced(index, 1) : rows;
}

/**
 * The rows with this one at its place, instead of the one with its id; the same array where that one is newer. `rows`
 * are in the order of `compare`.
 */
export function withRow<R extends Row>(rows: R[], row: R, compare: (one: R, other: R) => number): R[] {
  const index = rows.findIndex(({ id }) => id === row.id);
  const present = rows[index];
  if (present && isNewer(present, row)) return rows;
  const next = rows.slice();
  if (present) next.splice(index, 1);
  next.splice(placeOf(row, next, compare), 0, row);
  return next;
}

function isNewer(present: Row, row: Row): boolean {
  return present.version !== undefined && row.version !== undefined && present.version > row.version;
}

function placeOf<R>(row: R, rows: R[], compare: (one: R, other: R) => number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = rows[middle];
    if (at && compare(at, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each row as `change` answers it; the same array where none changed. */
export function mapRows<R>(rows: R[], change: (row: R) => R): R[] {
  let changed: R[] | undefined;
  for (const [index, row] of rows.entries()) {
    const next = change(row);
    if (next === row) continue;
    changed ??= rows.slice();
    changed[index] = next;
  }
  return changed ?? rows;
}

/** Oldest first: ids are UUIDs of version 7, which sort by time. */
export function byId(one: Row, other: Row): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
