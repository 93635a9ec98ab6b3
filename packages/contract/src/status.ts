import type { Preset } from "./permissions.ts";

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

/** Why a node ends a live connection by itself: the close codes 4408, 4429, 4401 and 4403. */
export const dropReasons = ["slow", "flooded", "signed_out", "forbidden"] as const;
export type DropReason = (typeof dropReasons)[number];

/** Live connections by the role of those at the other end; both null for a script with a token. */
export interface RoleFigures {
  name: string | null;
  preset: Preset | null;
  connections: number;
}

/** Live connections and how they fare (B16). Times are ISO 8601. */
export interface LiveFigures {
  connections: number;
  oldestAt: string | null;
  byTransport: { ws: number; sse: number };
  /** The most first. */
  byRole: RoleFigures[];
  /** Since the node started. */
  dropped: Record<DropReason, number>;
  /** Over the last ten seconds. */
  eventsPerSecond: number;
  /** How many events the furthest connection has still to be told, and how many connections have any. */
  behind: number;
  catchingUp: number;
}

/** What one node counts. */
export interface NodeFigures extends LiveFigures {
  id: string;
  startedAt: string;
}

/** The live connections of a workspace over all nodes, and what of it waits or failed; nothing of others. */
export interface LiveReport {
  at: string;
  all: LiveFigures;
  /** Those with connections of this workspace, the one that answers first. */
  nodes: NodeFigures[];
  outbox: DeskStatus["outbox"];
  updates: DeskStatus["updates"];
}
