import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { assertMember } from "../../access.ts";
import { reads, writes } from "../../trpc.ts";
import { issueLink } from "./issue-link.ts";
import { revokeOwnLink } from "./revoke-links.ts";
import { findLatestLink, toLink } from "./telegram-link.queries.ts";

export const telegramLinkRouter = {
  mine: reads("workspace:read").query(async ({ ctx: { db, viewer } }) => {
    const latest = await findLatestLink(db, { workspaceId: viewer.workspaceId, memberId: assertMember(viewer) });
    return latest ? toLink(latest) : null;
  }),
  issue: writes("workspace:read", { secret: true })
    .input(inputs.issueTelegramLink)
    .mutation(({ ctx }) => issueLink(ctx.desk, ctx.viewer, ctx.services)),
  revoke: writes("workspace:read")
    .input(inputs.revokeTelegramLink)
    .mutation(({ ctx }) => revokeOwnLink(ctx.desk, ctx.viewer)),
} satisfies TRPCRouterRecord;
