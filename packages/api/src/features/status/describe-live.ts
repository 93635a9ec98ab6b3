import type { LiveReport } from "@frontdesk/contract";
import { inWorkspace } from "@frontdesk/db";
import type { Viewer } from "../../access.ts";
import { addFigures } from "../../nodes/count-live.ts";
import type { Services } from "../../services.ts";
import { outboxOf, updatesOf } from "./status.queries.ts";

/** Counts a workspace's live connections over all nodes (B16, C28): cheap enough to be asked every other second. */
export function describeLive({ database, node }: Services, { workspaceId }: Viewer): Promise<LiveReport> {
  return inWorkspace(database, workspaceId).read(async ({ db, now }) => {
    const figures = await node.listFigures(db, { workspaceId, now });
    const outbox = await outboxOf(db, workspaceId);
    const updates = await updatesOf(db, workspaceId);
    return {
      at: now.toISOString(),
      all: addFigures(figures),
      nodes: figures.filter(({ connections, dropped }) => connections > 0 || Object.values(dropped).some(Boolean)),
      outbox: { ...outbox, oldestAt: outbox.oldestAt?.toISOString() ?? null },
      updates: { ...updates, oldestAt: updates.oldestAt?.toISOString() ?? null },
    };
  });
}
