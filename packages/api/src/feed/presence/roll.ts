import { type Availability, presenceLimits } from "@frontdesk/contract";
import { acrossWorkspaces, type Database } from "@frontdesk/db";
import { singleFlight } from "../single-flight.ts";
import { deleteLongGone, deletePresent, listPresent, type Which, writePresent } from "./presence.queries.ts";

interface RollOptions {
  database: Database;
  nodeId: string;
  /** Hears of the workspaces in which somebody came, went, stirred or went quiet, once that is written. */
  onWritten(workspaceIds: ReadonlySet<string>): void;
  onError(error: unknown): void;
}

interface Entry extends Which {
  /** Null for one who has gone. */
  isActive: boolean | null;
}

/** Who of a workspace is here, by member; the others are offline. */
export type Present = ReadonlyMap<string, Availability>;

/** Those who come within this time are written together. */
const gatherMs = 50;
/** After this, what a crashed node left behind is removed. */
const longGoneMs = 10 * presenceLimits.expiryMs;

/** The roll of who is here: this node writes its own members down, and reads those of all nodes. */
export class Roll {
  readonly #options: RollOptions;
  readonly #here = new Map<string, Entry>();
  #unwritten = new Map<string, Entry>();
  #gathering: NodeJS.Timeout | undefined;
  readonly #beat: NodeJS.Timeout;
  readonly #write = singleFlight(() => this.#writeDown());
  #isBeatDue = false;
  #isClosed = false;

  constructor(options: RollOptions) {
    this.#options = options;
    this.#beat = setInterval(() => {
      this.#isBeatDue = true;
      if (this.#here.size > 0) this.#writeSoon();
    }, presenceLimits.beatMs);
  }

  /** Notes that a member is on this node and whether they stir; null: not here any more. */
  note(who: Which, isActive: boolean | null): void {
    const key = keyOf(who);
    const entry = { ...who, isActive };
    if ((this.#here.get(key)?.isActive ?? null) === isActive) return;
    if (isActive === null) this.#here.delete(key);
    else this.#here.set(key, entry);
    this.#unwritten.set(key, entry);
    this.#writeSoon();
  }

  /** Who is here, on any node, of each of these workspaces. @throws what the database throws while it is away */
  async read(workspaceIds: readonly string[]): Promise<Map<string, Present>> {
    const { database, nodeId } = this.#options;
    const rows = await acrossWorkspaces(database, "feed").read(({ db, now }) =>
      listPresent(db, { workspaceIds, nodeId, since: new Date(now.getTime() - presenceLimits.expiryMs) }),
    );
    const rolls = new Map(workspaceIds.map((id) => [id, new Map<string, Availability>()]));
    for (const { workspaceId, memberId, availability } of rows)
      if (availability !== "offline") rolls.get(workspaceId)?.set(memberId, availability);
    return rolls;
  }

  /** Stops writing. What is written stays, since its members will be back in a moment, and ends by itself. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#beat);
    clearTimeout(this.#gathering);
  }

  #writeSoon(): void {
    if (this.#isClosed) return;
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.#write(), gatherMs);
  }

  async #writeDown(): Promise<void> {
    const { database, nodeId, onWritten, onError } = this.#options;
    const changed = this.#unwritten;
    const isBeat = this.#isBeatDue;
    this.#unwritten = new Map();
    this.#isBeatDue = false;
    const gone = [...changed.values()].filter(({ isActive }) => isActive === null);
    const entries = isBeat ? [...this.#here.values()] : [...changed.values()];
    const present = entries.flatMap((entry) => (entry.isActive === null ? [] : { ...entry, isActive: entry.isActive }));
    try {
      await acrossWorkspaces(database, "feed").write({}, async ({ db, now }) => {
        await writePresent(db, { nodeId, now, present });
        await deletePresent(db, { nodeId, gone });
        if (isBeat) await deleteLongGone(db, new Date(now.getTime() - longGoneMs));
        return { value: null, events: [] };
      });
      if (changed.size > 0) onWritten(new Set(changed.values().map(({ workspaceId }) => workspaceId)));
    } catch (error) {
      // It is tried again with the next beat, unless something newer is known by then.
      this.#unwritten = new Map([...changed, ...this.#unwritten]);
      onError(error);
    }
  }
}

function keyOf({ workspaceId, memberId }: Which): string {
  return `${workspaceId} ${memberId}`;
}
