import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { type Desk, openDesk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import {
  escalate,
  type LockedConversation,
  lockConversation,
  lockWhatIsFree,
  performActs,
} from "../conversation/index.ts";
import {
  type DueClock,
  listConversationsToLookAt,
  listDueClocks,
  listWorkspacesToLookAt,
  markClocks,
} from "./due-clock.queries.ts";

/** Conversations told of in one transaction: so many hold no lock for long. */
const batch = 100;

/**
 * Says of each promise that it is due soon, and that it is broken, by the database's clock: once each, on whatever node
 * comes first. What got late while no server ran is said to be late, and no longer to be due soon.
 */
export async function watchClocks(services: Services): Promise<void> {
  const { database } = services;
  const due = await acrossWorkspaces(database, "due-work").read(({ db, now }) => listWorkspacesToLookAt(db, now));
  for (const workspaceId of due) {
    let told = batch;
    // A conversation may have several: of each one is told at a time.
    while (told > 0) told = await tellOfSome(services, workspaceId);
  }
}

async function tellOfSome({ database, bus }: Services, workspaceId: string): Promise<number> {
  const wokenBots = new Set<string | null>();
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "rule" as const, id: null };
    const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    const ids = await listConversationsToLookAt(db, { workspaceId, now, limit: batch });
    // What somebody works with just now may be answered: it is looked at again.
    const held = await lockWhatIsFree(db, { workspaceId, ids });
    const clocks = await listDueClocks(db, { workspaceId, now, ids: held.map(({ id }) => id) });
    await tell(opened.desk, held, clocks);
    for (const bot of opened.wokenBots) wokenBots.add(bot);
    return { value: clocks.length, events: opened.events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots });
  return value;
}

async function tell(desk: Desk, held: LockedConversation[], clocks: DueClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const { db, workspaceId, now } = desk;
  await markClocks(db, { workspaceId, now, clocks });
  const planned = clocks.map(({ conversationId, metric, dueAt, isLate, policy }) => {
    const name = isLate ? ("sla_breached" as const) : ("sla_warned" as const);
    const act = { name, metric, dueAt: dueAt.toISOString(), policy: policy ?? "" };
    return { from: found(held.find(({ id }) => id === conversationId)), act, patch: {} };
  });
  await performActs(desk, planned);

  for (const { conversationId, isLate, escalates, policy } of clocks)
    if (isLate && escalates) {
      const late = await lockConversation(db, desk.whole, conversationId);
      await escalate(desk, late, { cause: "rule", reason: policy ?? "" });
    }
}
