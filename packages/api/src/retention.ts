import { acrossWorkspaces, type Database, type Writer } from "@frontdesk/db";
import { collectFiles } from "./collect-files.ts";
import {
  type Batch,
  deleteOldAutomaticTexts,
  deleteOldCannedUses,
  deleteOldChallenges,
  deleteOldEarlyReactions,
  deleteOldEvents,
  deleteOldOps,
  deleteOldResets,
  deleteOldSends,
  deleteOldSessions,
  deleteOldSuggestions,
  deleteOldTries,
  deleteOldUndos,
  deleteOldUpdates,
  deleteOldUploads,
} from "./retention.queries.ts";
import type { Services } from "./services.ts";

type OnError = (error: unknown) => void;

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;
const everyMs = hourMs;
/** After a run that left something, the next one follows as soon as others have had their turn. */
const againMs = 60_000;

/** What one run removes at most of each kind: `rows` a statement, each in a transaction of its own. */
export interface Pace {
  rows: number;
  statements: number;
}
const usualPace: Pace = { rows: 1_000, statements: 100 };

interface Kept {
  /** How long it is kept once it has served its purpose. */
  forMs: number;
  remove(db: Writer, batch: Batch): Promise<number>;
}

const kinds: readonly Kept[] = [
  // P2: a repeated mutation gets its stored answer for a day.
  { forMs: dayMs, remove: deleteOldOps },
  // P5: Telegram repeats an update for a day; its number is known for two weeks, and so is what it said.
  { forMs: 14 * dayMs, remove: deleteOldUpdates },
  { forMs: 14 * dayMs, remove: deleteOldEarlyReactions },
  // For as long as each workspace says.
  { forMs: 0, remove: deleteOldEvents },
  { forMs: 30 * dayMs, remove: deleteOldSends },
  { forMs: dayMs, remove: deleteOldUploads },
  // It may be undone for minutes.
  { forMs: hourMs, remove: deleteOldUndos },
  // Whoever asked has read it by then.
  { forMs: dayMs, remove: deleteOldSuggestions },
  { forMs: 180 * dayMs, remove: deleteOldCannedUses },
  // Longer than any stretch of time in which nobody is there: for one it is said once.
  { forMs: 180 * dayMs, remove: deleteOldAutomaticTexts },
  { forMs: 30 * dayMs, remove: deleteOldSessions },
  { forMs: 0, remove: deleteOldChallenges },
  // P2: whoever used a link may repeat the call for a while.
  { forMs: dayMs, remove: deleteOldResets },
  { forMs: 0, remove: deleteOldTries },
];

/**
 * Removes what is older than it is kept for, a bounded part of it. Safe on any number of nodes at once. Resolves with
 * whether all of it is gone.
 */
export async function trim(database: Database, { rows, statements }: Pace = usualPace): Promise<boolean> {
  let isDone = true;
  for (const { forMs, remove } of kinds) {
    let removed = rows;
    for (let count = 0; count < statements && removed === rows; count += 1) {
      const { value } = await acrossWorkspaces(database, "retention").write({}, async ({ db, now }) => ({
        value: await remove(db, { before: new Date(now.getTime() - forMs), rows }),
        events: [],
      }));
      removed = value;
    }
    isDone &&= removed < rows;
  }
  return isDone;
}

/** Trims and collects files now and every hour, sooner while something is left. Returns the way to stop. */
export function keepTrimmed(services: Pick<Services, "database" | "files">, onError: OnError): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async () => {
    const isDone = await trim(services.database).catch((error: unknown) => {
      onError(error);
      return true;
    });
    await collectFiles(services).catch(onError);
    if (!isStopped) timer = setTimeout(run, isDone ? everyMs : againMs);
  };
  void run();
  return () => {
    isStopped = true;
    clearTimeout(timer);
  };
}
