import { randomUUID } from "node:crypto";
import type { LiveFigures, NodeFigures } from "@frontdesk/contract";
import { acrossWorkspaces, type Database, INSTALLATION, type Reader, type Writer } from "@frontdesk/db";
import type { Drops } from "../feed/drops.ts";
import type { Hub } from "../feed/hub.ts";
import type { Connection, Registry } from "../feed/registry.ts";
import { countLive } from "./count-live.ts";
import { EventRate } from "./event-rate.ts";
import { deleteNode, deleteNodesBefore, listNodes, writeBeat } from "./node.queries.ts";

interface NodeOptions {
  database: Database;
  hub: Hub;
  registry: Registry;
  drops: Drops;
  onError(error: unknown): void;
}

const everyMs = 1_000;
/** What has not changed is written again after this, so that others know that it still holds. */
const renewMs = 10_000;
/** A node that was not heard of for this long has crashed. */
const goneMs = 25_000;
/** How long a node that stops may take to say so. */
const farewellMs = 500;

/** This process among the nodes: what it counts of its live connections, told to the others each second. */
export class ThisNode {
  readonly id = randomUUID();
  readonly #startedAt = new Date();
  readonly #options: NodeOptions;
  readonly #timer: NodeJS.Timeout;
  readonly #rates = new Map<string, EventRate>();
  /** What the others were told last, by workspace. */
  #told = new Map<string, { figures: string; at: number }>();
  #sweptAt = Number.NEGATIVE_INFINITY;
  #beating: Promise<void> | null = null;

  constructor(options: NodeOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#beat(), everyMs);
    this.#beat();
  }

  /**
   * What each node that lives counts of a workspace, this one first; of whole nodes under the installation's id. `db` is
   * a transaction that may see them.
   */
  async listFigures(
    db: Reader,
    { workspaceId, now }: { workspaceId: string; now: Date },
  ): Promise<[NodeFigures, ...NodeFigures[]]> {
    const told = await listNodes(db, { workspaceId, since: new Date(now.getTime() - goneMs) });
    return [this.figuresOf(workspaceId), ...told.filter(({ id }) => id !== this.id)];
  }

  /** What this node counts of a workspace at this moment; of all of itself under the installation's id. */
  figuresOf(workspaceId: string): NodeFigures {
    const all = [...this.#options.registry.connections()];
    const own = workspaceId === INSTALLATION ? all : all.filter((connection) => homeOf(connection) === workspaceId);
    return { ...this.#count(workspaceId, own), id: this.id, startedAt: this.#startedAt.toISOString() };
  }

  /** Tells the others that this node is gone. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    const farewell = async () => {
      await this.#beating;
      await this.#write((db) => deleteNode(db, this.id));
    };
    const deadline = new Promise<void>((resolve) => setTimeout(resolve, farewellMs));
    await Promise.race([farewell().catch(this.#options.onError), deadline]);
  }

  // A frozen database must not gather beats: one at a time.
  #beat(): void {
    this.#beating ??= this.#tell()
      .catch(this.#options.onError)
      .finally(() => {
        this.#beating = null;
      });
  }

  async #tell(): Promise<void> {
    const homes = this.#connectionsByHome();
    await this.#noteHeads(homes.keys());
    const at = performance.now();
    const present = new Map<string, { figures: string; at: number }>();
    const news = new Map<string, LiveFigures>();
    for (const [workspaceId, connections] of homes) {
      const counted = this.#count(workspaceId, connections);
      const figures = JSON.stringify(counted);
      const before = this.#told.get(workspaceId);
      const isDue = before === undefined || at - before.at >= renewMs;
      const isSame = before?.figures === figures;
      // Nobody is here any more, and the others know it.
      if (isDue && isSame && connections.length === 0 && workspaceId !== INSTALLATION) continue;
      if (isDue || !isSame) news.set(workspaceId, counted);
      present.set(workspaceId, isDue || !isSame ? { figures, at } : before);
    }
    if (news.size === 0) return;

    const { id } = this;
    const startedAt = this.#startedAt;
    await this.#write(async (db, now) => {
      await writeBeat(db, { id, startedAt, now, figures: news });
      if (at - this.#sweptAt < renewMs) return;
      await deleteNodesBefore(db, new Date(now.getTime() - 2 * goneMs));
      this.#sweptAt = at;
    });
    this.#told = present;
  }

  /** The node as a whole, and each workspace that somebody here follows or was put out of. */
  #connectionsByHome(): Map<string, Connection[]> {
    const all = [...this.#options.registry.connections()];
    // Who was told of before is told of once more after its last connection left, so that nobody goes on counting it.
    const known = [...this.#told.keys(), ...this.#options.drops.workspaceIds()];
    const homes = new Map<string, Connection[]>(known.map((workspaceId) => [workspaceId, []]));
    homes.set(INSTALLATION, all);
    for (const connection of all) {
      const home = homeOf(connection);
      if (home === null) continue;
      const here = homes.get(home);
      if (here) here.push(connection);
      else homes.set(home, [connection]);
    }
    return homes;
  }

  async #noteHeads(workspaceIds: Iterable<string>): Promise<void> {
    for (const workspaceId of workspaceIds) {
      const head = workspaceId === INSTALLATION ? null : await this.#options.hub.headOf(workspaceId);
      if (head === null) {
        this.#rates.delete(workspaceId);
        continue;
      }
      const rate = this.#rates.get(workspaceId) ?? new EventRate();
      rate.note(performance.now(), head);
      this.#rates.set(workspaceId, rate);
    }
  }

  #count(workspaceId: string, connections: readonly Connection[]): LiveFigures {
    const isAll = workspaceId === INSTALLATION;
    const rates = isAll ? [...this.#rates.values()] : [this.#rates.get(workspaceId)];
    return countLive({
      connections,
      dropped: isAll ? this.#options.drops.total() : this.#options.drops.of(workspaceId),
      roleOf: isAll ? presetOf : roleOf,
      eventsPerSecond: rates.reduce((sum, rate) => sum + (rate?.perSecond ?? 0), 0),
    });
  }

  async #write(work: (db: Writer, now: Date) => Promise<void>): Promise<void> {
    await acrossWorkspaces(this.#options.database, "metrics").write({}, async ({ db, now }) => {
      await work(db, now);
      return { value: null, events: [] };
    });
  }
}

function roleOf({ caller }: Connection) {
  return { name: caller?.viewer?.roleName ?? null, preset: caller?.viewer?.preset ?? null };
}

// What a workspace calls its roles is nobody else's business (P7).
function presetOf(connection: Connection) {
  return { name: null, preset: roleOf(connection).preset };
}

function homeOf({ caller }: Connection): string | null {
  return caller?.viewer?.workspaceId ?? null;
}
