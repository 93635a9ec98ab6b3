import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { reads, writes } from "../../trpc.ts";
import {
  editStaffGroup,
  openStaffGroup,
  removeStaffGroup,
  renewStaffGroupCode,
  retryStaffGroup,
} from "./keep-staff-groups.ts";
import { listStaffGroups } from "./staff-group.queries.ts";

const keeps = writes("bot:manage");
// The answer holds a code.
const tellsCode = writes("bot:manage", { secret: true });

export const staffGroupRouter = {
  list: reads("bot:manage").query(({ ctx }) => listStaffGroups(ctx.db, ctx.viewer.workspaceId)),
  open: tellsCode.input(inputs.openStaffGroup).mutation(({ ctx, input }) => openStaffGroup(ctx.desk, input)),
  renewCode: tellsCode
    .input(inputs.lookAtStaffGroup)
    .mutation(({ ctx, input }) => renewStaffGroupCode(ctx.desk, input)),
  edit: keeps.input(inputs.editStaffGroup).mutation(({ ctx, input }) => editStaffGroup(ctx.desk, input)),
  retry: keeps.input(inputs.lookAtStaffGroup).mutation(({ ctx, input }) => retryStaffGroup(ctx.desk, input)),
  remove: keeps.input(inputs.lookAtStaffGroup).mutation(({ ctx, input }) => removeStaffGroup(ctx.desk, input)),
} satisfies TRPCRouterRecord;
