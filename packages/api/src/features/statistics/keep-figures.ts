import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import type { Desk } from "../../desk.ts";
import type { Consumer } from "../../feed/consumer.ts";
import type { LoggedEvent } from "../../feed/log.queries.ts";
import type { Services } from "../../services.ts";
import { listToRecount } from "./due-recount.queries.ts";
import { putAllRecounts, putRecounts } from "./fact.queries.ts";
import { recountSome } from "./recount.ts";

/** R1: the facts of every conversation that an event tells of follow from it. */
export const figures: Consumer = { name: "figures", take: countWhatChanged };

async function countWhatChanged({ db, workspaceId }: Desk, events: readonly LoggedEvent[]): Promise<void> {
  const kinds = new Set(events.map(({ event }) => event.kind));
  // Hours are cut by the workspace's clocks.
  if (kinds.has("workspace.configured")) await putAllRecounts(db, { workspaceId, inboxId: null });
  for (const { event } of events)
    if (event.kind === "inbox.changed") await putAllRecounts(db, { workspaceId, inboxId: event.data.inbox.id });
  const ids = [...new Set(events.flatMap((entry) => conversationIn(entry) ?? []))];
  if (ids.length > 0) await putRecounts(db, { workspaceId, ids });
  await recountSome(db, workspaceId);
}

/** The conversation whose facts an event may have changed. */
function conversationIn({ event }: LoggedEvent): string | null {
  const { kind, data } = event;
  if (!kind.startsWith("conversation.") && !kind.startsWith("message.")) return null;
  if ("conversation" in data) return data.conversation.id;
  return "conversationId" in data ? data.conversationId : null;
}

/** Counts what waits to be counted anew, in every workspace. */
export async function recountEverywhere(services: Services): Promise<void> {
  const across = acrossWorkspaces(services.database, "due-work");
  for (const workspaceId of await across.read(({ db }) => listToRecount(db)))
    await recountWhatWaits(services, workspaceId);
}

async function recountWhatWaits({ database }: Services, workspaceId: string): Promise<void> {
  let isMore = true;
  while (isMore) {
    const outcome = await inWorkspace(database, workspaceId).write({}, async ({ db }) => ({
      value: await recountSome(db, workspaceId),
      events: [],
    }));
    isMore = outcome.value;
  }
}
