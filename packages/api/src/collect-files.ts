import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { deleteIdleFiles, listWorkspaceIds } from "./idle-file.queries.ts";
import type { Services } from "./services.ts";

const idleMs = 24 * 60 * 60_000;
const limit = 100;

/**
 * Removes files, bytes and all, that nothing has referred to since they were handed over a day ago: uploads that were
 * never sent, what messages no longer show. Safe on any number of nodes at once.
 */
export async function collectFiles({ database, files }: Pick<Services, "database" | "files">): Promise<void> {
  const workspaceIds = await acrossWorkspaces(database, "retention").read(({ db }) => listWorkspaceIds(db));
  for (const workspaceId of workspaceIds) {
    let removed = limit;
    while (removed === limit) {
      const { value } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
        const before = new Date(now.getTime() - idleMs);
        const hashes = await deleteIdleFiles(db, { workspaceId, before, limit });
        // Before the commit: who hands the same bytes over meanwhile takes room first, which waits for it.
        for (const hash of hashes) await files.remove(workspaceId, hash);
        return { value: hashes.length, events: [] };
      });
      removed = value;
    }
    await files.sweep(workspaceId, idleMs);
  }
}
