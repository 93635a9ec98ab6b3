import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { openDesk } from "../../desk.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import { lockSleepers } from "./lock.queries.ts";
import { performActs } from "./perform-acts.ts";
import { listWorkspacesToWake } from "./sleeper.queries.ts";
import { planWake } from "./snooze-conversation.ts";

/** Conversations woken in one transaction: so many hold no lock for long. */
const batch = 100;

/**
 * Wakes every conversation whose time has come by the database's clock, once each, on whatever node comes first; also
 * what came due while no server ran.
 */
export async function wakeSleepers(services: Services): Promise<void> {
  const { database } = services;
  const due = await acrossWorkspaces(database, "due-work").read(({ db, now }) => listWorkspacesToWake(db, now));
  for (const workspaceId of due) {
    let woken = batch;
    while (woken === batch) woken = await wakeSome(services, workspaceId);
  }
}

async function wakeSome({ database, bus }: Services, workspaceId: string): Promise<number> {
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "system" as const, id: null };
    const { desk, events } = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    const sleepers = await lockSleepers(db, { workspaceId, now, limit: batch });
    await performActs(
      desk,
      sleepers.map(planWake).filter((planned) => planned !== null),
    );
    return { value: sleepers.length, events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots: new Set() });
  return value;
}
