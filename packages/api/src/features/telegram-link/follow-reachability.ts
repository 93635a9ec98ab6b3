import type { Desk } from "../../desk.ts";
import { announceLink } from "./announce-link.ts";
import { changeLink, lockLinkOfPerson } from "./telegram-link.queries.ts";

interface Heard {
  botId: string;
  tgUserId: number;
  isReachable: boolean;
}

/** Whoever is linked by a bot has shut it out, or let it in again: they stay linked, and see which on their page. */
export async function followReachability(desk: Desk, { botId, tgUserId, isReachable }: Heard): Promise<void> {
  const { db, workspaceId, now } = desk;
  const link = await lockLinkOfPerson(db, { workspaceId, tgUserId });
  const state = isReachable ? ("linked" as const) : ("unreachable" as const);
  if (link?.botId !== botId || link.state === state) return;
  announceLink(desk, await changeLink(db, { workspaceId, id: link.id, now, patch: { state } }));
}
