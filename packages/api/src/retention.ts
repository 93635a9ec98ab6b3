import { acrossWorkspaces, type Database } from "@frontdesk/db";
import { deleteOldOps, deleteOldSessions, deleteOldTries, deleteOldUpdates } from "./retention.queries.ts";

const everyMs = 60 * 60_000;
const hourMs = 60 * 60_000;

/** How long what has served its purpose is kept. */
const kept = {
  /** P2: a repeated mutation gets its stored answer for a day. */
  opMs: 24 * hourMs,
  settledUpdateMs: 14 * 24 * hourMs,
  endedSessionMs: 30 * 24 * hourMs,
} as const;

/** Removes what is older than it is kept for. Safe on any number of nodes at once. */
async function trim(database: Database): Promise<void> {
  await acrossWorkspaces(database, "retention").write({}, async ({ db, now }) => {
    const before = (ms: number) => new Date(now.getTime() - ms);
    await deleteOldOps(db, before(kept.opMs));
    await deleteOldUpdates(db, before(kept.settledUpdateMs));
    await deleteOldSessions(db, before(kept.endedSessionMs));
    await deleteOldTries(db, now);
    return { value: undefined, events: [] };
  });
}

/** Trims now and every hour. Returns the way to stop. */
export function keepTrimmed(database: Database, onError: (error: unknown) => void): () => void {
  const run = () => void trim(database).catch(onError);
  const timer = setInterval(run, everyMs);
  run();
  return () => clearInterval(timer);
}
