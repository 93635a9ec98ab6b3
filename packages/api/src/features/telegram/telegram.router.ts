import { telegramLimits } from "@frontdesk/contract";
import * as inputs from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import type { Duty } from "../../duty.ts";
import { serves } from "../../trpc.ts";
import { claimPending, failFile } from "../attachment/index.ts";
import { reportBot, reportDisturbance, reportExamination } from "../bot/index.ts";
import { claimAvatars, settleAvatar } from "../contact/index.ts";
import { applyEdit } from "./apply-edit.ts";
import { applyGroupEdit } from "./apply-group-edit.ts";
import { applyGroupMessage } from "./apply-group-message.ts";
import { applyGroupNotice } from "./apply-group-notice.ts";
import { applyGroupReaction } from "./apply-group-reaction.ts";
import { applyMessage } from "./apply-message.ts";
import { applyPress } from "./apply-press.ts";
import { applyReaction } from "./apply-reaction.ts";
import { applyLinkAnswer, applyStaffCommand } from "./apply-staff-command.ts";
import { claimSends } from "./claim-sends.ts";
import { applyStanding } from "./group-standing.ts";
import { holdLease } from "./hold-lease.ts";
import { deleteLease } from "./lease.queries.ts";
import { markSending } from "./mark-sending.ts";
import { applyMigration } from "./move-chat.ts";
import { applyReachability } from "./reachability.ts";
import { receiveUpdates } from "./receive-updates.ts";
import { runningBots } from "./running-bots.ts";
import { settleSend } from "./settle-send.ts";
import { failUpdate, ignoreUpdate } from "./settle-update.ts";
import { listWaiting } from "./update.queries.ts";
import { wakes } from "./wakes.ts";

// B19: of every send a line with ids; what Telegram said may quote the message, and stays in the desk.
function logSettled({ services, workspaceId, botId }: Duty, { outboxId, outcome }: inputs.SettleSend): void {
  const level = outcome.kind === "failed" || outcome.kind === "unknown" ? "warn" : "info";
  services.log[level]({ workspaceId, botId, outboxId, outcome: outcome.kind }, "a send was settled");
}

const duty = serves("telegram");
const done = {};

export const telegramRouter = {
  bots: duty.procedure.query(({ ctx }) => runningBots(ctx.services)),
  wakes: duty.procedure.subscription(({ ctx, signal }) => wakes(ctx.services, signal ?? new AbortController().signal)),
  holdLease: duty.input(inputs.holdLease).mutation(({ ctx, input }) => holdLease(ctx, input)),
  dropLease: duty.input(inputs.dropLease).mutation(async ({ ctx, input }) => {
    await deleteLease(ctx.db, { workspaceId: ctx.workspaceId, botId: ctx.botId, token: input.leaseToken });
    return done;
  }),
  receive: duty.input(inputs.receiveUpdates).mutation(({ ctx, input }) => receiveUpdates(ctx, input)),
  waitingUpdates: duty
    .input(inputs.waitingUpdates)
    .query(({ ctx, input }) => listWaiting(ctx.db, { ...input, workspaceId: ctx.workspaceId })),
  applyMessage: duty.input(inputs.applyMessage).mutation(({ ctx, input }) => applyMessage(ctx, input)),
  applyEdit: duty.input(inputs.applyEdit).mutation(({ ctx, input }) => applyEdit(ctx, input)),
  applyReaction: duty.input(inputs.applyReaction).mutation(({ ctx, input }) => applyReaction(ctx, input)),
  applyPress: duty.input(inputs.applyPress).mutation(({ ctx, input }) => applyPress(ctx, input)),
  applyStaffCommand: duty.input(inputs.applyStaffCommand).mutation(({ ctx, input }) => applyStaffCommand(ctx, input)),
  applyLinkAnswer: duty.input(inputs.applyLinkAnswer).mutation(({ ctx, input }) => applyLinkAnswer(ctx, input)),
  applyGroupMessage: duty.input(inputs.applyGroupMessage).mutation(({ ctx, input }) => applyGroupMessage(ctx, input)),
  applyGroupEdit: duty.input(inputs.applyGroupEdit).mutation(({ ctx, input }) => applyGroupEdit(ctx, input)),
  applyGroupReaction: duty
    .input(inputs.applyGroupReaction)
    .mutation(({ ctx, input }) => applyGroupReaction(ctx, input)),
  applyGroupNotice: duty.input(inputs.applyGroupNotice).mutation(({ ctx, input }) => applyGroupNotice(ctx, input)),
  applyReachability: duty.input(inputs.applyReachability).mutation(({ ctx, input }) => applyReachability(ctx, input)),
  applyStanding: duty.input(inputs.applyStanding).mutation(({ ctx, input }) => applyStanding(ctx, input)),
  applyMigration: duty.input(inputs.applyMigration).mutation(({ ctx, input }) => applyMigration(ctx, input)),
  ignoreUpdate: duty.input(inputs.ignoreUpdate).mutation(({ ctx, input }) => ignoreUpdate(ctx, input)),
  failUpdate: duty.input(inputs.failUpdate).mutation(({ ctx, input }) => failUpdate(ctx, input)),
  claimSends: duty.input(inputs.claimSends).mutation(({ ctx, input }) => claimSends(ctx, input)),
  markSending: duty.input(inputs.markSending).mutation(({ ctx, input }) => markSending(ctx, input)),
  settleSend: duty.input(inputs.settleSend).mutation(async ({ ctx, input }) => {
    await settleSend(ctx, input);
    logSettled(ctx, input);
    return done;
  }),
  claimFiles: duty.input(inputs.claimFiles).mutation(({ ctx, input }) =>
    claimPending(ctx.db, {
      workspaceId: ctx.workspaceId,
      botId: ctx.botId,
      now: ctx.desk.now,
      limit: input.limit,
      leaseMs: telegramLimits.fileLeaseMs,
    }),
  ),
  claimAvatars: duty.input(inputs.claimAvatars).mutation(({ ctx, input }) =>
    claimAvatars(ctx.db, {
      workspaceId: ctx.workspaceId,
      botId: ctx.botId,
      now: ctx.desk.now,
      limit: input.limit,
      leaseMs: telegramLimits.fileLeaseMs,
    }),
  ),
  settleAvatar: duty.input(inputs.settleAvatar).mutation(async ({ ctx, input }) => {
    await settleAvatar(ctx, input);
    return done;
  }),
  failFile: duty.input(inputs.failFile).mutation(async ({ ctx, input }) => {
    await failFile(ctx, input);
    return done;
  }),
  report: duty.input(inputs.reportBot).mutation(async ({ ctx, input }) => {
    await reportBot(ctx.desk, input);
    return done;
  }),
  reportExamination: duty.input(inputs.reportExamination).mutation(async ({ ctx, input }) => {
    await reportExamination(ctx.desk, input);
    return done;
  }),
  reportDisturbance: duty.input(inputs.reportDisturbance).mutation(async ({ ctx, input }) => {
    await reportDisturbance(ctx.desk, input);
    return done;
  }),
} satisfies TRPCRouterRecord;
