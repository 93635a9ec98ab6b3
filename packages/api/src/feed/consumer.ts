import { acrossWorkspaces, INSTALLATION, inWorkspace } from "@frontdesk/db";
import { type Desk, openDesk } from "../desk.ts";
import type { Services } from "../services.ts";
import { announce } from "./announce.ts";
import { listBehind, lockCursors, moveCursors } from "./consumer.queries.ts";
import { type LoggedEvent, listEvents } from "./log.queries.ts";

/** R1: something that follows from the log, by a cursor of its own. */
export interface Consumer {
  /** Its name in the database, for good. */
  name: string;
  /** The effect of some events, in their order, in the one transaction that moves the cursor past them. */
  take(desk: Desk, events: readonly LoggedEvent[]): Promise<void>;
}

/** Events taken in one transaction. */
const batch = 500;

/**
 * Has consumers take all that is new in a workspace's log, which is read once for all of them. Of several nodes one does
 * it for each, and the others pass by. Where one fails the others go on without it. @throws what the first of them threw
 */
export async function catchUp(services: Services, consumers: readonly Consumer[], workspaceId: string): Promise<void> {
  try {
    while (await takeSome(services, consumers, workspaceId));
  } catch (error) {
    if (consumers.length === 1) throw error;
    const alone = await Promise.allSettled(consumers.map((consumer) => catchUp(services, [consumer], workspaceId)));
    const failed = alone.find((outcome) => outcome.status === "rejected");
    if (failed) throw failed.reason;
  }
}

/** Has consumers take what comes next, in one transaction; whether there may be more. */
async function takeSome(
  { database, bus }: Services,
  consumers: readonly Consumer[],
  workspaceId: string,
): Promise<boolean> {
  let wokenBots = new Set<string | null>();
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const cursors = await lockCursors(db, { workspaceId, consumers: consumers.map(({ name }) => name) });
    const news = cursors.size === 0 ? [] : await listEvents(db, { workspaceId, after: least(cursors), limit: batch });
    const last = news.at(-1);
    if (!last) return { value: false, events: [] };

    const actor = { kind: "rule" as const, id: null };
    const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    for (const { name, take } of consumers) {
      const after = cursors.get(name) ?? last.seq;
      const ahead = news.filter((entry) => entry.seq > after);
      if (ahead.length > 0) await take(opened.desk, ahead);
    }
    await moveCursors(db, { workspaceId, consumers: [...cursors.keys()], seq: last.seq });
    wokenBots = opened.wokenBots;
    return { value: news.length === batch, events: opened.events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots });
  return value;
}

function least(cursors: Map<string, number>): number {
  return Math.min(...cursors.values());
}

/** Has consumers catch up in every workspace: for hints that were lost, and what happened while no server ran. */
export async function catchUpEverywhere(services: Services, consumers: readonly Consumer[]): Promise<void> {
  const across = acrossWorkspaces(services.database, "due-work");
  const names = consumers.map(({ name }) => name);
  const behind = await across.read(({ db }) => listBehind(db, names));
  for (const workspaceId of behind) await catchUp(services, consumers, workspaceId);
}

/** What comes in one go is taken in one go. */
const afterMs = 400;

/** Calls once for a workspace whose log has grown, a short while after the first hint of it. Returns the way to stop. */
export function onGrowth({ bus, log }: Services, work: (workspaceId: string) => Promise<void>): () => void {
  const waiting = new Map<string, NodeJS.Timeout>();
  const unsubscribe = bus.subscribe((hint) => {
    if (hint.to !== "stream") return;
    const { workspaceId } = hint;
    if (workspaceId === INSTALLATION || waiting.has(workspaceId)) return;
    const start = () => {
      waiting.delete(workspaceId);
      work(workspaceId).catch((err: unknown) => log.warn({ err }, "what follows from the log waits for another try"));
    };
    waiting.set(workspaceId, setTimeout(start, afterMs));
  });
  return () => {
    unsubscribe();
    for (const timer of waiting.values()) clearTimeout(timer);
  };
}
