import { acrossWorkspaces, inWorkspace } from "@frontdesk/db";
import { type Desk, openDesk } from "../../desk.ts";
import { found } from "../../desk-error.ts";
import { announce } from "../../feed/announce.ts";
import type { Services } from "../../services.ts";
import { keysOfConversation, listConversations, lockConversations, standingOf } from "../conversation/index.ts";
import { keepClocks } from "../sla-clock/index.ts";
import { listLiveBehind, listWorkspacesToReckon, lockReckoning, moveReckoning } from "./reckoning.queries.ts";

/** Conversations reckoned in one transaction: so many hold no lock for long. */
const batch = 100;

/** Has all live conversations of a workspace follow its policies and hours as they are now, after these have changed. */
export async function reckonConversations(services: Services): Promise<void> {
  const changed = await acrossWorkspaces(services.database, "due-work").read(({ db }) => listWorkspacesToReckon(db));
  for (const workspaceId of changed) {
    let goesOn = true;
    while (goesOn) goesOn = await reckonSome(services, workspaceId);
  }
}

async function reckonSome({ database, bus }: Services, workspaceId: string): Promise<boolean> {
  const { value, seq } = await inWorkspace(database, workspaceId).write({}, async ({ db, now }) => {
    const actor = { kind: "system" as const, id: null };
    const { desk, events } = openDesk({ db, now, actor, workspaceId, origin: { ip: null, agent: null } });
    const reckoning = await lockReckoning(db, workspaceId);
    if (!reckoning) return { value: false, events };
    const ids = await listLiveBehind(db, { workspaceId, after: reckoning.after, limit: batch });
    await reckon(desk, ids);
    await moveReckoning(db, { workspaceId, after: ids.at(-1) ?? null });
    return { value: ids.length > 0, events };
  });
  if (seq !== null) announce(bus, { workspaceId, wakesNodes: false, wokenBots: new Set() });
  return value;
}

async function reckon(desk: Desk, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const { db, workspaceId, whole } = desk;
  const held = await lockConversations(db, whole, ids);
  const changed = await keepClocks(
    desk,
    held.map(({ id }) => id),
  );
  if (changed.length === 0) return;
  const after = await listConversations(db, { workspaceId, ids: changed });
  for (const from of held.filter(({ id }) => changed.includes(id))) {
    const conversation = found(after.get(from.id));
    desk.emit("conversation.revised", {
      subject: { type: "conversation", id: from.id },
      data: { conversation, was: standingOf(from) },
      scopeKeys: keysOfConversation(conversation),
    });
  }
}
