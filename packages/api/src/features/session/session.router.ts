import type { DeviceSession } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import { acrossWorkspaces } from "@frontdesk/db";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertSignedIn } from "../../access.ts";
import { open } from "../../trpc.ts";
import { revokeOtherSessions, revokeSession } from "./revoke-session.ts";
import { listSessions } from "./session.queries.ts";

export const sessionRouter = {
  list: open("read").query(async ({ ctx }): Promise<DeviceSession[]> => {
    const own = assertSignedIn(ctx.caller);
    return acrossWorkspaces(ctx.services.database, "sign-in").read(({ db, now }) => listSessions(db, { ...own, now }));
  }),
  revoke: open("write")
    .input(inputs.revokeSession)
    .mutation(({ ctx, input }) => revokeSession(ctx, input)),
  revokeOthers: open("write")
    .input(inputs.revokeOtherSessions)
    .mutation(({ ctx, input }) => revokeOtherSessions(ctx, input)),
} satisfies TRPCRouterRecord;
