import type { LiveFigures } from "@frontdesk/contract";
import { addDrops, type DropCounts } from "../feed/drops.ts";
import type { Connection } from "../feed/registry.ts";

interface Counted {
  connections: readonly Connection[];
  dropped: DropCounts;
  eventsPerSecond: number;
  /** What the role of a connection is called; null where it has none. */
  roleOf(connection: Connection): string | null;
}

/** Counts some live connections. */
export function countLive({ connections, dropped, eventsPerSecond, roleOf }: Counted): LiveFigures {
  const roles = new Map<string | null, number>();
  const byTransport = { ws: 0, sse: 0 };
  let oldest = Number.POSITIVE_INFINITY;
  let [behind, catchingUp] = [0, 0];
  for (const connection of connections) {
    const role = roleOf(connection);
    roles.set(role, (roles.get(role) ?? 0) + 1);
    byTransport[connection.transport] += 1;
    oldest = Math.min(oldest, connection.openedAt.getTime());
    const missing = connection.behind();
    behind = Math.max(behind, missing);
    if (missing > 0) catchingUp += 1;
  }
  return {
    ...{ connections: connections.length, byTransport, dropped, eventsPerSecond, behind, catchingUp },
    oldestAt: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
    byRole: sorted(roles),
  };
}

/** What several nodes count, as one. Of the events each knows as much as it has heard, so the most is right. */
export function addFigures(all: readonly LiveFigures[]): LiveFigures {
  const roles = new Map<string | null, number>();
  for (const { byRole } of all)
    for (const { role, connections } of byRole) roles.set(role, (roles.get(role) ?? 0) + connections);
  const sum = (of: (figures: LiveFigures) => number) => all.reduce((total, figures) => total + of(figures), 0);
  const most = (of: (figures: LiveFigures) => number) => Math.max(0, ...all.map(of));
  return {
    connections: sum((figures) => figures.connections),
    // ISO 8601 of one zone sorts by time.
    oldestAt: all.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0] ?? null,
    byTransport: { ws: sum(({ byTransport }) => byTransport.ws), sse: sum(({ byTransport }) => byTransport.sse) },
    byRole: sorted(roles),
    dropped: addDrops(all.map(({ dropped }) => dropped)),
    eventsPerSecond: most((figures) => figures.eventsPerSecond),
    behind: most((figures) => figures.behind),
    catchingUp: sum((figures) => figures.catchingUp),
  };
}

function sorted(roles: ReadonlyMap<string | null, number>): LiveFigures["byRole"] {
  return [...roles]
    .map(([role, connections]) => ({ role, connections }))
    .sort((one, other) => other.connections - one.connections || ((one.role ?? "") < (other.role ?? "") ? -1 : 1));
}
