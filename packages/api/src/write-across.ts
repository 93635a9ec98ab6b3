import { acrossWorkspaces, INSTALLATION, type Writer } from "@frontdesk/db";
import type { Actor } from "./access.ts";
import type { CallContext } from "./call.ts";
import { type Desk, type OpenDesk, openDesk } from "./desk.ts";
import { announce } from "./feed/announce.ts";
import type { Services } from "./services.ts";
import { fingerprint } from "./write-once.ts";

/** A mutation by someone who stands in no workspace yet: first run, sign-in, founding, joining. */
interface CrossingMutation {
  services: Services;
  origin: CallContext["origin"];
  purpose: "first-run" | "sign-in";
  /** The one workspace it is about, whose log hears of it; none where it concerns the installation. */
  workspaceId?: string;
  /** Left out where a repeat is harmless by itself. */
  op?: CrossingOp;
}

interface CrossingOp {
  procedure: string;
  opId: string;
  /** The person's id, or the installation's where nobody is known yet. */
  actorId: string;
  /** What makes two calls the same. No password: its bare digest would lie in the log of operations (I18). */
  input: object;
  /** False where the answer sets a cookie: a repeat is refused with already_done. */
  keepsAnswer: boolean;
}

/** One transaction outside the walls: every query in it names its workspace. */
export interface Crossing {
  db: Writer;
  now: Date;
  /** Opens the desk of whoever acts, once the transaction knows; its events go to that workspace. */
  deskOf(actor: Actor, workspaceId: string): Desk;
}

/**
 * P2: runs a use case with the system's rights, at most once for its `opId`; after the commit, and only then, other
 * nodes are woken. @throws conflict (op_mismatch, already_done)
 */
export async function writeAcross<T>(
  { services, origin, purpose, workspaceId = INSTALLATION, op }: CrossingMutation,
  work: (crossing: Crossing) => Promise<T>,
): Promise<T> {
  let wakesNodes = false;
  let grown: string[] = [];
  const tenancy = acrossWorkspaces(services.database, purpose, workspaceId);
  const outcome = await tenancy.write(op ? { op: claimed(op) } : {}, async ({ db, now }) => {
    const desks: OpenDesk[] = [];
    const deskOf = (actor: Actor, home: string) => {
      const opened = openDesk({ db, now, actor, workspaceId: home, origin });
      desks.push(opened);
      return opened.desk;
    };
    const value = await work({ db, now, deskOf });
    const installationEvents = desks.flatMap((opened) => opened.installationEvents);
    wakesNodes = installationEvents.length > 0;
    const told = Map.groupBy(
      desks.filter(({ events }) => events.length > 0),
      ({ desk }) => desk.workspaceId,
    );
    const eventsOf = new Map([...told].map(([home, opened]) => [home, opened.flatMap(({ events }) => events)]));
    const events = eventsOf.get(workspaceId) ?? [];
    eventsOf.delete(workspaceId);
    grown = [...told.keys()].filter((home) => home !== INSTALLATION);
    return { value, events, installationEvents, eventsOf };
  });

  for (const home of grown) announce(services.bus, { workspaceId: home, wakesNodes: false, wokenBots: new Set() });
  if (wakesNodes) announce(services.bus, { workspaceId: null, wakesNodes, wokenBots: new Set() });
  return outcome.value;
}

function claimed({ procedure, opId, actorId, input, keepsAnswer }: CrossingOp) {
  return { procedure, opId, actorId, inputHash: fingerprint(input), keepsAnswer };
}
