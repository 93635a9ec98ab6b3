/** A place in a workspace's event log: the log's epoch (new after a restore) and the number of the last event seen. */
export interface Cursor {
  epoch: string;
  seq: number;
}

/** R4: the wire form of a cursor, `epoch:seq`. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}:${cursor.seq}`;
}

/** Reads `epoch:seq`; null for anything else, whoever sent it. */
export function parseCursor(text: string): Cursor | null {
  const match = /^([0-9a-z]{1,32}):(0|[1-9][0-9]{0,15})$/.exec(text);
  if (!match) return null;
  const seq = Number(match[2]);
  return Number.isSafeInteger(seq) ? { epoch: match[1] ?? "", seq } : null;
}
