import type { FeedBatch } from "@frontdesk/contract";
import { followFeed } from "@frontdesk/contract/inputs";
import { type TRPCRouterRecord, tracked } from "@trpc/server";
import { follow } from "../../feed/follow.ts";
import { follows } from "../../trpc.ts";

export const feedRouter = {
  follow: follows("workspace:read")
    .input(followFeed)
    .subscription(async function* ({ ctx: { viewer, services, reception }, input, signal }) {
      const cursor = input.lastEventId ?? input.cursor ?? null;
      const following = { hub: services.hub, workspaceId: viewer.workspaceId, cursor, reception, signal };
      // R4: every yield is tracked; one that isn't would erase the client's resume point.
      for await (const batch of follow(following)) yield tracked<FeedBatch>(batch.to, batch);
    }),
} satisfies TRPCRouterRecord;
