import type { Conversation } from "@frontdesk/contract";
import { useEffect, useRef, useState } from "react";

/** As long as the animation of `.leaving`. */
const fadeMs = 200;
/** More at once is another list, and nothing that somebody watches go. */
const most = 20;

interface LeavingRow {
  row: Conversation;
  /** Where it stood. */
  index: number;
}

/** All of a list; null in the place of what was let go. */
type Rows = readonly (Conversation | null)[];

const nobody: LeavingRow[] = [];

/** The rows that have just left a list, each where it stood, until they have faded. */
export function useLeavingRows(rows: Rows): LeavingRow[] {
  const before = useRef(rows);
  const [leaving, setLeaving] = useState(nobody);
  useEffect(() => {
    const left = goneFrom(before.current, rows);
    before.current = rows;
    setLeaving(left);
    if (left === nobody) return;
    const timer = setTimeout(() => setLeaving(nobody), fadeMs);
    return () => clearTimeout(timer);
  }, [rows]);
  return leaving;
}

function goneFrom(before: Rows, after: Rows): LeavingRow[] {
  const present = new Set(after.map((row) => row?.id));
  const isGone = (row: Conversation, index: number) => !present.has(row.id) && after[index] !== null;
  const gone = before.flatMap((row, index) => (row && isGone(row, index) ? [{ row, index }] : []));
  return gone.length > 0 && gone.length <= most ? gone : nobody;
}
