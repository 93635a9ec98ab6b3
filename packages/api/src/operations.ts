import { acrossWorkspaces } from "@frontdesk/db";
import {
  type BotStanding,
  eventHead,
  listBotStandings,
  outboxDepths,
  updatesWaiting,
  type Waiting,
} from "./operations.queries.ts";
import type { Services } from "./services.ts";

/** The whole installation at one moment, in numbers that name no workspace and nobody in it. */
export interface Standing {
  now: Date;
  eventHead: number;
  outbox: Waiting[];
  updates: { count: number; since: Date | null };
  bots: BotStanding[];
}

/** Looks at all workspaces at once: a handful of queries over what waits, not over what is done. */
export function takeStanding({ database }: Pick<Services, "database">): Promise<Standing> {
  return acrossWorkspaces(database, "metrics").read(async ({ db, now }) => ({
    now,
    eventHead: await eventHead(db),
    outbox: await outboxDepths(db),
    updates: await updatesWaiting(db),
    bots: await listBotStandings(db),
  }));
}
