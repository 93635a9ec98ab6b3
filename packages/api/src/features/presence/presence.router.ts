import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { followPresence } from "../../feed/presence/follow-presence.ts";
import { follows, reads, writes } from "../../trpc.ts";
import { chooseAvailability } from "./choose-availability.ts";
import { glanceAtPresence } from "./glance-at-presence.ts";
import { showPresence } from "./show-presence.ts";

export const presenceRouter = {
  follow: follows("workspace:read")
    .input(inputs.followPresence)
    .subscription(async function* ({ ctx: { viewer, services, reception }, signal }) {
      const { room, leave } = await services.presence.enter(viewer.workspaceId);
      try {
        const untilSure = (until: AbortSignal) => services.hub.untilSure(until);
        yield* followPresence({ room, memberId: viewer.memberId, reception, untilSure, signal });
      } finally {
        leave();
      }
    }),
  show: follows("workspace:read").input(inputs.showPresence).subscription(showPresence),
  glance: reads("workspace:read")
    .input(inputs.showPresence)
    .query(({ ctx, input }) => glanceAtPresence(ctx, input)),
  choose: writes("workspace:read")
    .input(inputs.chooseAvailability)
    .mutation(({ ctx, input }) => chooseAvailability(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
