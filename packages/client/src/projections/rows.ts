interface Row {
  id: string;
}

/** The rows without the one of this id; the same array where it isn't among them. */
export function without<R extends Row>(rows: R[], id: string): R[] {
  return rows.some((row) => row.id === id) ? rows.filter((row) => row.id !== id) : rows;
}

/** The rows with this one at its place, instead of the one with its id. `rows` are in the order of `compare`. */
export function withRow<R extends Row>(rows: R[], row: R, compare: (one: R, other: R) => number): R[] {
  const others = without(rows, row.id);
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = others[middle];
    if (at && compare(at, row) < 0) low = middle + 1;
    else high = middle;
  }
  return others.toSpliced(low, 0, row);
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
