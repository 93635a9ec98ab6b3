import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import { createTeam, editTeam, removeTeam } from "./keep-teams.ts";
import { listTeams } from "./team.queries.ts";

export const teamRouter = {
  list: reads("member:read").query(({ ctx }) => listTeams(ctx.db, ctx.viewer.workspaceId)),
  create: writes("team:manage")
    .input(inputs.createTeam)
    .mutation(({ ctx, input }) => createTeam(ctx.desk, ctx.viewer, input)),
  edit: writes("team:manage")
    .input(inputs.editTeam)
    .mutation(({ ctx, input }) => editTeam(ctx.desk, ctx.viewer, input)),
  remove: writes("team:manage")
    .input(inputs.removeTeam)
    .mutation(({ ctx, input }) => removeTeam(ctx.desk, ctx.viewer, input)),
} satisfies TRPCRouterRecord;
