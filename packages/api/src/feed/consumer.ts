import { acrossWorkspaces, INSTALLATION, inWorkspace } from "@frontdesk/db";
import { type Desk, openDesk } from "../desk.ts";
import type { Services } from "../services.ts";
import { announce } from "./announce.ts";
import { listBehind, lockCursor, moveCursor } from "./consumer.queries.ts";
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
 * Has a consumer take all that is new in a workspace's log. Of several nodes one does it, and the others pass by.
 */
export async function catchUp(services: Services, consumer: Consumer, workspaceId: string): Promise<void> {
  let taken = batch;
  while (taken === batch) taken = await takeSome(services, consumer, workspaceId);
}

async function takeSome(
  { database, bus }: Services,
  { name: consumer, take }: Consumer,
  workspaceId: string,
): Promise<number> {
  let wokenBots = new Set<string | null>();
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const place = { workspaceId, consumer };
    const after = await lockCursor(db, place);
    const news = after === null ? [] : await listEvents(db, { workspaceId, after, limit: batch });
    const last = news.at(-1);
    if (!last) return { value: 0, events: [] };

    const actor = { kind: "rule" as const, id: null };
    const opened = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    await take(opened.desk, news);
    await moveCursor(db, { ...place, seq: last.seq });
    wokenBots = opened.wokenBots;
    return { value: news.length, events: opened.events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots });
  return value;
}

/** Has a consumer catch up in every workspace: for hints that were lost, and what happened while no server ran. */
export async function catchUpEverywhere(services: Services, consumer: Consumer): Promise<void> {
  const across = acrossWorkspaces(services.database, "due-work");
  const behind = await across.read(({ db }) => listBehind(db, consumer.name));
  for (const workspaceId of behind) await catchUp(services, consumer, workspaceId);
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
