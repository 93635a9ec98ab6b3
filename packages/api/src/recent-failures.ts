import type { FailedCall } from "@frontdesk/contract";
import type { FinishedCall } from "./call.ts";

const remembered = 20;

/** The last failures of ours at this node, for whoever is asked what is wrong. */
export class RecentFailures {
  readonly #all: (FailedCall & { workspaceId: string | null })[] = [];

  note({ code, path, requestId, workspaceId }: FinishedCall): void {
    if (code !== "unavailable") return;
    this.#all.unshift({ at: new Date().toISOString(), path, requestId, workspaceId });
    this.#all.length = Math.min(this.#all.length, remembered);
  }

  /** Newest first; of one workspace where it is named. */
  list(workspaceId?: string): FailedCall[] {
    return this.#all
      .filter((failure) => workspaceId === undefined || failure.workspaceId === workspaceId)
      .map(({ at, path, requestId }) => ({ at, path, requestId }));
  }
}
