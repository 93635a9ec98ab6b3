import type { LiveFigures, RoleFigures } from "@frontdesk/contract";
import { addDrops, type DropCounts } from "../feed/drops.ts";
import type { Connection } from "../feed/registry.ts";

interface Counted {
  connections: readonly Connection[];
  dropped: DropCounts;
  eventsPerSecond: number;
  /** What may be told of the role at a connection's other end. */
  roleOf(connection: Connection): Omit<RoleFigures, "connections">;
}

/** Counts some live connections. */
export function countLive({ connections, dropped, eventsPerSecond, roleOf }: Counted): LiveFigures {
  const roles: RoleFigures[] = [];
  const byTransport = { ws: 0, sse: 0 };
  let oldest = Number.POSITIVE_INFINITY;
  let [behind, catchingUp] = [0, 0];
  for (const connection of connections) {
    roles.push({ ...roleOf(connection), connections: 1 });
    byTransport[connection.transport] += 1;
    oldest = Math.min(oldest, connection.openedAt.getTime());
    const missing = connection.behind();
    behind = Math.max(behind, missing);
    if (missing > 0) catchingUp += 1;
  }
  return {
    ...{ connections: connections.length, byTransport, dropped, eventsPerSecond, behind, catchingUp },
    oldestAt: Number.isFinite(oldest) ? new Date(oldest).toISOString() : null,
    byRole: sumRoles(roles),
  };
}

/** What several nodes count, as one. Of the events each knows as much as it has heard, so the most is right. */
export function addFigures(all: readonly LiveFigures[]): LiveFigures {
  const sum = (of: (figures: LiveFigures) => number) => all.reduce((total, figures) => total + of(figures), 0);
  const most = (of: (figures: LiveFigures) => number) => Math.max(0, ...all.map(of));
  return {
    connections: sum((figures) => figures.connections),
    // ISO 8601 of one zone sorts by time.
    oldestAt: all.flatMap(({ oldestAt }) => oldestAt ?? []).toSorted()[0] ?? null,
    byTransport: { ws: sum(({ byTransport }) => byTransport.ws), sse: sum(({ byTransport }) => byTransport.sse) },
    byRole: sumRoles(all.flatMap(({ byRole }) => byRole)),
    dropped: addDrops(all.map(({ dropped }) => dropped)),
    eventsPerSecond: most((figures) => figures.eventsPerSecond),
    behind: most((figures) => figures.behind),
    catchingUp: sum((figures) => figures.catchingUp),
  };
}

function sumRoles(all: readonly RoleFigures[]): RoleFigures[] {
  const sums = new Map<string, RoleFigures>();
  for (const role of all) {
    // Made for each connection of a node, every second.
    const key = `${role.name ?? ""}\n${role.preset ?? ""}`;
    const sum = sums.get(key) ?? { ...role, connections: 0 };
    sum.connections += role.connections;
    sums.set(key, sum);
  }
  const nameOf = ({ name, preset }: RoleFigures) => name ?? preset ?? "";
  return [...sums.values()].sort(
    (one, other) => other.connections - one.connections || (nameOf(one) < nameOf(other) ? -1 : 1),
  );
}
