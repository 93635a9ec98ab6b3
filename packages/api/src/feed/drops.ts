import { type DropReason, dropReasons } from "@frontdesk/contract";

export type DropCounts = Record<DropReason, number>;

/** How many live connections this node has ended by itself since it started, by workspace and why. */
export class Drops {
  readonly #counts = new Map<string, DropCounts>();

  /** `workspaceId` is null for a connection that was in no workspace, or had not said in which. */
  note(why: DropReason, workspaceId: string | null): void {
    const counts = this.of(workspaceId);
    counts[why] += 1;
    this.#counts.set(workspaceId ?? "", counts);
  }

  of(workspaceId: string | null): DropCounts {
    return this.#counts.get(workspaceId ?? "") ?? noDrops();
  }

  /** Of all workspaces and of none. */
  total(): DropCounts {
    return addDrops([...this.#counts.values()]);
  }

  workspaceIds(): string[] {
    return [...this.#counts.keys()].filter((id) => id !== "");
  }
}

export function addDrops(all: readonly DropCounts[]): DropCounts {
  const sum = noDrops();
  for (const counts of all) for (const why of dropReasons) sum[why] += counts[why];
  return sum;
}

function noDrops(): DropCounts {
  return { slow: 0, flooded: 0, signed_out: 0, forbidden: 0 };
}
