import { INSTALLATION } from "@frontdesk/db";
import type { Bus } from "./bus/bus.ts";

interface Committed {
  /** The workspace whose log grew, or null where it did not. */
  workspaceId: string | null;
  wakesNodes: boolean;
  wokenBots: ReadonlySet<string | null>;
}

/** R2: tells the bus, after the commit, where something may be new. */
export function announce(bus: Bus, { workspaceId, wakesNodes, wokenBots }: Committed): void {
  if (workspaceId) bus.publish({ to: "stream", workspaceId });
  if (wakesNodes) bus.publish({ to: "stream", workspaceId: INSTALLATION });
  for (const botId of wokenBots) bus.publish({ to: "bot", botId });
}
