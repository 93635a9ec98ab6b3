import type { ShowPresence } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import { assertMember } from "../../access.ts";
import type { Shown } from "../../feed/presence/attendance.ts";
import type { Following } from "../../trpc.ts";
import { listLookedAt } from "./presence.queries.ts";

interface Show {
  ctx: Following;
  input: ShowPresence;
  signal: AbortSignal;
}

/**
 * Shows colleagues what a client's member is at, for as long as somebody listens. It says once where, when that has
 * begun, so that one can take over from another; what the member may not see is left out. @throws forbidden for an API
 * token
 */
export async function* showPresence({ ctx, input, signal }: Show): AsyncGenerator<{ conversationIds: string[] }> {
  const { viewer, services, reception } = ctx;
  const { presence } = services;
  // The room is followed before the conversations are read, so that none moves unseen in between.
  const { leave } = await presence.enter(viewer.workspaceId);
  try {
    const shown = await shownBy({ viewer, services }, input);
    const over = AbortSignal.any([signal, reception.ended]);
    if (over.aborted) return;
    const end = presence.show(shown);
    try {
      yield { conversationIds: shown.looking.map(({ conversationId }) => conversationId) };
      await aborted(over);
    } finally {
      end();
    }
    if (!signal.aborted) reception.ended.throwIfAborted();
  } finally {
    leave();
  }
}

/** What a member shows, of what they may see themselves. @throws forbidden for an API token */
export async function shownBy(
  { viewer, services }: Pick<Following, "viewer" | "services">,
  { isActive, looking }: ShowPresence,
): Promise<Shown> {
  const { workspaceId, name, permissions } = viewer;
  const memberId = assertMember(viewer);
  const mayRead = permissions.has("conversation:read");
  const conversations = new Map(mayRead ? looking.map(({ conversationId, typing }) => [conversationId, typing]) : []);
  const lookedAt = await inWorkspace(services.database, workspaceId).read(({ db, head }) =>
    listLookedAt(db, viewer, { conversations, asOf: head }),
  );
  const mayReply = permissions.has("conversation:handle");
  const seen = lookedAt.map((one) => (mayReply ? one : { ...one, chat: null }));
  return { workspaceId, memberId, name, isActive, looking: seen, atMs: performance.now() };
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
