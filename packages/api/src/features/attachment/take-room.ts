import { inWorkspace, type Writer } from "@frontdesk/db";
import { DeskError } from "../../desk-error.ts";
import type { Services } from "../../services.ts";
import { bytesBeside, lockRoom, putFile } from "./file.queries.ts";

interface Draft {
  workspaceId: string;
  hash: string;
  sizeBytes: number;
  mime: string;
}

/** Notes for whom room is taken, in the same transaction; what it throws takes none. */
export type Claim = (taking: { db: Writer; now: Date; quotaBytes: number; draft: Draft }) => Promise<void>;

/**
 * Takes room for a file before its bytes are kept, so that however many come at once, all of them fit. One that the
 * workspace has already takes none. @throws conflict quota_exceeded; what `claim` throws
 */
export async function takeRoom({ database }: Pick<Services, "database">, draft: Draft, claim?: Claim): Promise<void> {
  const { workspaceId, sizeBytes } = draft;
  await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const quotaBytes = await lockRoom(db, workspaceId);
    const { usedBytes, isKept } = await bytesBeside(db, draft);
    if (!isKept && usedBytes + sizeBytes > quotaBytes) throw new DeskError("conflict", "quota_exceeded");
    await putFile(db, { ...draft, now });
    await claim?.({ db, now, quotaBytes, draft });
    return { value: null, events: [] };
  });
}
