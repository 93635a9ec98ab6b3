import type { DebugWorkspace } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { setDebugUntil } from "./status.queries.ts";

/** Lets every call of a workspace and every duty of its bots be logged for some minutes, on every node (C30). */
export async function debugWorkspace(desk: Desk, { minutes }: DebugWorkspace): Promise<{ debugUntil: string | null }> {
  const { db, workspaceId, now } = desk;
  const until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null;
  const before = await setDebugUntil(db, { workspaceId, until });
  const debugUntil = until?.toISOString() ?? null;
  await desk.audit({
    action: "status.debug",
    subject: { type: "workspace", id: workspaceId },
    before: { debugUntil: before?.toISOString() ?? null },
    after: { debugUntil },
  });
  desk.tellNodes("workspace.watched", { workspaceId });
  desk.wakeBot(null);
  return { debugUntil };
}
