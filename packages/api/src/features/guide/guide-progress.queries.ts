import type { GuideProgress } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";

interface Which {
  workspaceId: string;
  conversationId: string;
}

function progressOf(db: Reader, { workspaceId, conversationId }: Which) {
  return db
    .selectFrom("guide_progress")
    .select(["guide_id as guideId", "step"])
    .where("workspace_id", "=", workspaceId)
    .where("conversation_id", "=", conversationId);
}

/** The guide that a conversation is being led through; null for none. */
export async function findProgress(db: Reader, which: Which): Promise<GuideProgress | null> {
  return (await progressOf(db, which).executeTakeFirst()) ?? null;
}

/** Notes how far a conversation has been led; null for no longer. */
export async function putProgress(
  db: Writer,
  { workspaceId, conversationId, progress, now }: Which & { progress: GuideProgress | null; now: Date },
): Promise<void> {
  if (!progress) {
    await db
      .deleteFrom("guide_progress")
      .where("workspace_id", "=", workspaceId)
      .where("conversation_id", "=", conversationId)
      .execute();
    return;
  }
  const at = { guide_id: progress.guideId, step: progress.step, updated_at: now };
  await db
    .insertInto("guide_progress")
    .values({ workspace_id: workspaceId, conversation_id: conversationId, ...at })
    .onConflict((conflict) => conflict.columns(["workspace_id", "conversation_id"]).doUpdateSet(at))
    .execute();
}

/** The conversations that are being led through a guide. */
export async function listLed(
  db: Reader,
  { workspaceId, guideId }: { workspaceId: string; guideId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom("guide_progress")
    .select("conversation_id as conversationId")
    .where("workspace_id", "=", workspaceId)
    .where("guide_id", "=", guideId)
    .execute();
  return rows.map(({ conversationId }) => conversationId);
}
