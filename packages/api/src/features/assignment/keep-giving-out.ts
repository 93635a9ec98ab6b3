import { acrossWorkspaces, INSTALLATION, inWorkspace } from "@frontdesk/db";
import { openDesk } from "../../desk.ts";
import { announce } from "../../feed/announce.ts";
import { changedRollIn } from "../../feed/presence/glimpses.ts";
import { singleFlight } from "../../feed/single-flight.ts";
import type { Services } from "../../services.ts";
import { giveOut } from "./give-out.ts";
import { listWorkspacesToAssign } from "./waiting.queries.ts";

/** What changes within this time is looked at together. */
const gatherMs = 50;

/**
 * Gives out at once what comes into a queue, or what somebody has room for who came or finished something. R1: the bus
 * only hints at where to look; what waits stands in the rows, and the clock finds what a lost hint left. Returns the way
 * to stop.
 */
export function keepGivingOut(services: Services): () => void {
  const { bus, log } = services;
  let places = new Set<string>();
  let gathering: NodeJS.Timeout | undefined;
  const run = singleFlight(async () => {
    const among = [...places];
    places = new Set();
    await giveOutIn(services, among);
  });
  const look = (workspaceId: string) => {
    places.add(workspaceId);
    gathering ??= setTimeout(() => {
      gathering = undefined;
      run().catch((err: unknown) => log.warn({ err }, "what waits was not given out; the clock tries again"));
    }, gatherMs);
  };
  const stops = [
    bus.subscribe((hint) => {
      if (hint.to === "stream" && hint.workspaceId !== INSTALLATION) look(hint.workspaceId);
    }),
    bus.watch((glimpse) => {
      const workspaceId = changedRollIn(glimpse);
      if (workspaceId) look(workspaceId);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(gathering);
  };
}

/** Gives out whatever waits in any workspace. */
export function giveOutEverywhere(services: Services): Promise<void> {
  return giveOutIn(services, null);
}

async function giveOutIn(services: Services, among: readonly string[] | null): Promise<void> {
  const ids = await acrossWorkspaces(services.database, "due-work").read(({ db, now }) =>
    listWorkspacesToAssign(db, { among, now }),
  );
  for (const workspaceId of ids) {
    let given = await giveOutSome(services, workspaceId);
    while (given > 0) given = await giveOutSome(services, workspaceId);
  }
}

async function giveOutSome({ database, bus }: Services, workspaceId: string): Promise<number> {
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "rule" as const, id: null };
    const { desk, events } = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    return { value: await giveOut(desk), events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots: new Set() });
  return value;
}
