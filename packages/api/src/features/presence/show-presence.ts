import type { ShowPresence } from "@frontdesk/contract/inputs";
import { inWorkspace } from "@frontdesk/db";
import { assertMember } from "../../access.ts";
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
  const { workspaceId, name, permissions } = viewer;
  const memberId = assertMember(viewer);
  const { presence } = services;
  // The room is followed before the conversations are read, so that none moves unseen in between.
  const { leave } = await presence.enter(workspaceId);
  try {
    const looking = permissions.has("conversation:read") ? input.looking : [];
    const conversations = new Map(looking.map(({ conversationId, typing }) => [conversationId, typing]));
    const lookedAt = await inWorkspace(services.database, workspaceId).read(({ db, head }) =>
      listLookedAt(db, viewer, { conversations, asOf: head }),
    );
    const mayReply = permissions.has("conversation:handle");
    const shown = lookedAt.map((one) => (mayReply ? one : { ...one, chat: null }));
    const over = AbortSignal.any([signal, reception.ended]);
    if (over.aborted) return;
    const end = presence.show({
      ...{ workspaceId, memberId, name, isActive: input.isActive, looking: shown },
      atMs: performance.now(),
    });
    try {
      yield { conversationIds: shown.map(({ conversationId }) => conversationId) };
      await aborted(over);
    } finally {
      end();
    }
    if (!signal.aborted) reception.ended.throwIfAborted();
  } finally {
    leave();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
