import type { DeskStatus } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { reportGround } from "../../operations.ts";
import type { Services } from "../../services.ts";
import { countEventsSince, findDebugUntil, outboxOf, updatesOf } from "./status.queries.ts";

const minuteMs = 60_000;

/** Looks at what a workspace stands on and at what waits in it, and at nothing of others. */
export async function describeStatus(services: Services, { workspaceId }: Viewer): Promise<DeskStatus> {
  const { database, registry, hub, failures } = services;
  // Outside the transaction: it writes a file, and measures how long the database takes (R2).
  const ground = await reportGround(services);
  const known = await hub.headOf(workspaceId);
  const own = await inWorkspace(database, workspaceId).read(async ({ db, head, now }) => ({
    head,
    outbox: await outboxOf(db, workspaceId),
    updates: await updatesOf(db, workspaceId),
    debugUntil: await findDebugUntil(db, workspaceId),
    eventsLastMinute: await countEventsSince(db, { workspaceId, head, since: new Date(now.getTime() - minuteMs) }),
  }));
  const connections = [...registry.connections()].filter(({ caller }) => caller?.viewer?.workspaceId === workspaceId);

  return {
    at: ground.nodeTime,
    server: { node: ground.node, connections: connections.length },
    database: ground.database,
    storage: ground.storage,
    feed: { eventsLastMinute: own.eventsLastMinute, behind: known === null ? 0 : Math.max(0, own.head - known) },
    outbox: { ...own.outbox, oldestAt: own.outbox.oldestAt?.toISOString() ?? null },
    updates: { ...own.updates, oldestAt: own.updates.oldestAt?.toISOString() ?? null },
    debugUntil: own.debugUntil?.toISOString() ?? null,
    failures: failures.list(workspaceId),
  };
}
