import { presenceLimits } from "@frontdesk/contract";
import type { Reader } from "@frontdesk/db";
import { listOnlineAmong } from "../../feed/presence/presence.queries.ts";

interface Asked {
  workspaceId: string;
  memberIds: readonly string[];
  /** The desk's time, as a transaction knows it. */
  now: Date;
}

/** Which of some members are online now: here by any device, stirring, and neither busy, away nor offline by choice. */
export function onlineAmong(db: Reader, { workspaceId, memberIds, now }: Asked): Promise<string[]> {
  const since = new Date(now.getTime() - presenceLimits.expiryMs);
  return listOnlineAmong(db, { workspaceId, memberIds, since });
}
