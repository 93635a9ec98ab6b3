/** How a workspace's desk fares (C19), for those who run it: nothing in it is of another workspace. Times are ISO 8601. */
export interface DeskStatus {
  at: string;
  server: {
    node: string;
    /** Live connections of this workspace at the node that answers. */
    connections: number;
  };
  database: {
    version: string;
    roundTripMs: number;
    /** How far its clock is ahead of the server's. */
    driftMs: number;
    /** Migrations that it lacks, and those of a newer version. */
    migrations: { missing: string[]; unknown: string[] };
  };
  storage: { isWritable: boolean };
  feed: {
    /** The newest of a great many are counted. */
    eventsLastMinute: number;
    /** Events that are committed and not yet known to the node that answers. */
    behind: number;
  };
  outbox: { waiting: number; oldestAt: string | null; unknown: number; failed: number };
  updates: { waiting: number; oldestAt: string | null; failed: number };
  /** Until when every call and duty of this workspace is logged; null where none is. */
  debugUntil: string | null;
  /** Calls of this workspace that failed at this node for no fault of their own, newest first. */
  failures: FailedCall[];
}

/** A failure of ours; the caller was given the same reference, and the server's log knows it. */
export interface FailedCall {
  at: string;
  path: string;
  requestId: string;
}
