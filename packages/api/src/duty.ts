import { acrossWorkspaces, inWorkspace, type Reader, type Writer } from "@frontdesk/db";
import { type Desk, openDesk } from "./desk.ts";
import { DeskError, found } from "./desk-error.ts";
import { findWorkspaceOfBot, presentLease } from "./duty.queries.ts";
import { announce } from "./feed/announce.ts";
import type { Services } from "./services.ts";

/** What a bot's duty works with: the desk of the bot's workspace, acting as the bot. */
export interface Duty {
  db: Writer;
  desk: Desk;
  botId: string;
  workspaceId: string;
  services: Services;
}

interface Called {
  botId: string;
  leaseToken?: string;
}

/** A bot never changes its workspace, so the answer is remembered. */
const homes = new Map<string, string>();

/**
 * Enters the bot's workspace and does one duty in one transaction. Where the duty names a lease it must be the bot's
 * present one: a process that lost it can do nothing more. @throws not_found, conflict lease_lost
 */
export async function enterDuty<T>(services: Services, called: Called, work: (duty: Duty) => Promise<T>): Promise<T> {
  const { botId } = called;
  const workspaceId = await homeOf(services, botId);
  let wokenBots = new Set<string | null>();
  let wakesNodes = false;
  const { leaseToken } = called;
  const lease = leaseToken && {
    holding: (db: Reader) => presentLease(db, { workspaceId, botId, leaseToken }),
  };
  const outcome = await inWorkspace(services.database, workspaceId).write({ ...lease }, async ({ db, now, isHeld }) => {
    if (!isHeld) throw new DeskError("conflict", "lease_lost");
    const actor = { kind: "bot" as const, id: botId };
    const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    const value = await work({ db, desk: opened.desk, botId, workspaceId, services });
    wokenBots = opened.wokenBots;
    wakesNodes = opened.installationEvents.length > 0;
    return { value, events: opened.events, installationEvents: opened.installationEvents };
  });
  announce(services.bus, { workspaceId: outcome.seq === null ? null : workspaceId, wakesNodes, wokenBots });
  return outcome.value;
}

async function homeOf(services: Services, botId: string): Promise<string> {
  const known = homes.get(botId);
  if (known) return known;
  const workspaceId = await acrossWorkspaces(services.database, "bot").read(({ db }) => findWorkspaceOfBot(db, botId));
  homes.set(botId, found(workspaceId));
  return found(workspaceId);
}
