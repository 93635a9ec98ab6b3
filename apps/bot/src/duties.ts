import type { AppRouter } from "@frontdesk/api";
import { type Desk, withOpId } from "@frontdesk/client";
import type { Send } from "@frontdesk/contract";
import type {
  ApplyEdit,
  ApplyGroupEdit,
  ApplyGroupMessage,
  ApplyGroupNotice,
  ApplyGroupReaction,
  ApplyLinkAnswer,
  ApplyMessage,
  ApplyMigration,
  ApplyPress,
  ApplyReachability,
  ApplyReaction,
  ApplyStaffCommand,
  ApplyStanding,
  FailFile,
  ReceiveUpdates,
  ReportBot,
  ReportExamination,
  SendOutcome,
  SettleAvatar,
} from "@frontdesk/contract/inputs";
import { insist, isLeaseOver } from "./insist.ts";
import type { Lease } from "./lease.ts";

/** The procedures of the desk that belong to the bot process. */
export type TelegramDesk = Desk<AppRouter>["client"]["telegram"];

/** What whoever pressed a button is told. */
export type PressAnswer = Awaited<ReturnType<TelegramDesk["applyPress"]["mutate"]>>;

/** What a duty is given beside the bot, its lease and the operation id. */
export type Given<Input> = Omit<Input, "botId" | "leaseToken" | "opId">;

export interface WaitingUpdate {
  updateId: number;
  /** As Telegram sent it. */
  payload?: unknown;
}

export interface ClaimedSend {
  outboxId: string;
  tgChatId: number;
  /** The topic of a forum that it goes to. */
  tgThreadId: number | null;
  send: Send;
  attempts: number;
}

export interface ClaimedFile {
  attachmentId: string;
  tgFileId: string;
  /** Telegram's small picture of it, where the desk has none yet. */
  previewFileId: string | null;
  sizeBytes: number | null;
  attempts: number;
}

/** Somebody whose picture is to be looked for. */
export interface ClaimedFace {
  contactId: string;
  tgUserId: number;
  /** Telegram's lasting name of the picture that the desk has. */
  avatarKey: string | null;
}

/**
 * The duties of whoever holds a bot's lease. Each is repeated while the desk can't be reached, so that only refusals are
 * thrown, `lease_lost` among them; repeating one changes nothing.
 */
export interface Duties {
  receive(updates: ReceiveUpdates["updates"]): Promise<void>;
  waitingUpdates(limit: number): Promise<WaitingUpdate[]>;
  applyMessage(input: Given<ApplyMessage>): Promise<void>;
  applyEdit(input: Given<ApplyEdit>): Promise<void>;
  applyReaction(input: Given<ApplyReaction>): Promise<void>;
  applyPress(input: Given<ApplyPress>): Promise<PressAnswer>;
  /** False where it is no word for the staff: the update waits on. */
  applyStaffCommand(input: Given<ApplyStaffCommand>): Promise<boolean>;
  /** Whether the button counts. */
  applyLinkAnswer(input: Given<ApplyLinkAnswer>): Promise<boolean>;
  applyGroupMessage(input: Given<ApplyGroupMessage>): Promise<void>;
  applyGroupEdit(input: Given<ApplyGroupEdit>): Promise<void>;
  applyGroupReaction(input: Given<ApplyGroupReaction>): Promise<void>;
  applyGroupNotice(input: Given<ApplyGroupNotice>): Promise<void>;
  applyReachability(input: Given<ApplyReachability>): Promise<void>;
  applyStanding(input: Given<ApplyStanding>): Promise<void>;
  applyMigration(input: Given<ApplyMigration>): Promise<void>;
  ignoreUpdate(updateId: number, reason: string): Promise<void>;
  /** Notes a failed try; `failed` after a final one or the last one allowed, when the chat goes on without the update. */
  failUpdate(updateId: number, failure: { error: string; final: boolean }): Promise<"received" | "failed">;
  claimSends(limit: number): Promise<ClaimedSend[]>;
  /** Written just before the request; true when the send is really ours to make. */
  markSending(outboxId: string): Promise<boolean>;
  settleSend(outboxId: string, outcome: SendOutcome): Promise<void>;
  claimFiles(limit: number): Promise<ClaimedFile[]>;
  failFile(input: Given<FailFile>): Promise<void>;
  claimAvatars(limit: number): Promise<ClaimedFace[]>;
  settleAvatar(contactId: string, outcome: SettleAvatar["outcome"]): Promise<void>;
  report(input: Given<ReportBot>): Promise<void>;
  reportExamination(input: Given<ReportExamination>): Promise<void>;
  /** Says that somebody else changed how updates come. */
  reportDisturbance(what: string): Promise<void>;
}

interface Tenure {
  lease: Lease;
  signal: AbortSignal;
}

/** A defect of the desk is borne this often before an update or a batch is treated as its cause. */
const borneDefects = 1;

/** The duties as the desk serves them, for one bot under one lease, until `signal` aborts. */
export function takeDuties(desk: TelegramDesk, { lease, signal }: Tenure): Duties {
  const { botId, leaseToken } = lease;
  const given = <Input extends object>(input: Input) => withOpId({ botId, leaseToken, ...input });

  async function held<T>(call: (options: { signal: AbortSignal }) => Promise<T>, patience = {}): Promise<T> {
    const until = { signal, ...patience };
    try {
      return await insist(call, until);
    } catch (error) {
      // The lease may only have run out while the desk was away, with nobody there to take it.
      if (!isLeaseOver(error) || !(await lease.renew(signal))) throw error;
      return await insist(call, until);
    }
  }
  const untilDefect = { defects: borneDefects };

  return {
    async receive(updates) {
      const input = given({ updates });
      await held((options) => desk.receive.mutate(input, options), untilDefect);
    },
    async waitingUpdates(limit) {
      return held((options) => desk.waitingUpdates.query({ botId, leaseToken, limit }, options));
    },
    async applyMessage(message) {
      const input = given(message);
      await held((options) => desk.applyMessage.mutate(input, options), untilDefect);
    },
    async applyEdit(edit) {
      const input = given(edit);
      await held((options) => desk.applyEdit.mutate(input, options), untilDefect);
    },
    async applyReaction(reaction) {
      const input = given(reaction);
      await held((options) => desk.applyReaction.mutate(input, options), untilDefect);
    },
    async applyPress(press) {
      const input = given(press);
      return held((options) => desk.applyPress.mutate(input, options), untilDefect);
    },
    async applyStaffCommand(asked) {
      const input = given(asked);
      return (await held((options) => desk.applyStaffCommand.mutate(input, options), untilDefect)).isTaken;
    },
    async applyLinkAnswer(answer) {
      const input = given(answer);
      return (await held((options) => desk.applyLinkAnswer.mutate(input, options), untilDefect)).counts;
    },
    async applyGroupMessage(message) {
      const input = given(message);
      await held((options) => desk.applyGroupMessage.mutate(input, options), untilDefect);
    },
    async applyGroupEdit(edit) {
      const input = given(edit);
      await held((options) => desk.applyGroupEdit.mutate(input, options), untilDefect);
    },
    async applyGroupReaction(reaction) {
      const input = given(reaction);
      await held((options) => desk.applyGroupReaction.mutate(input, options), untilDefect);
    },
    async applyGroupNotice(notice) {
      const input = given(notice);
      await held((options) => desk.applyGroupNotice.mutate(input, options), untilDefect);
    },
    async applyReachability(reachability) {
      const input = given(reachability);
      await held((options) => desk.applyReachability.mutate(input, options), untilDefect);
    },
    async applyStanding(standing) {
      const input = given(standing);
      await held((options) => desk.applyStanding.mutate(input, options), untilDefect);
    },
    async applyMigration(migration) {
      const input = given(migration);
      await held((options) => desk.applyMigration.mutate(input, options), untilDefect);
    },
    async ignoreUpdate(updateId, reason) {
      const input = given({ updateId, reason: reason.slice(0, 200) });
      await held((options) => desk.ignoreUpdate.mutate(input, options), untilDefect);
    },
    async failUpdate(updateId, { error, final }) {
      const input = given({ updateId, error: error.slice(0, 500), final });
      return (await held((options) => desk.failUpdate.mutate(input, options))).state;
    },
    async claimSends(limit) {
      const input = given({ limit });
      return held((options) => desk.claimSends.mutate(input, options));
    },
    async markSending(outboxId) {
      const input = given({ outboxIds: [outboxId] });
      const { outboxIds } = await held((options) => desk.markSending.mutate(input, options));
      return outboxIds.includes(outboxId);
    },
    async settleSend(outboxId, outcome) {
      const input = given({ outboxId, outcome });
      await held((options) => desk.settleSend.mutate(input, options));
    },
    async claimFiles(limit) {
      const input = given({ limit });
      return held((options) => desk.claimFiles.mutate(input, options));
    },
    async failFile(failure) {
      const input = given(failure);
      await held((options) => desk.failFile.mutate(input, options));
    },
    async claimAvatars(limit) {
      const input = given({ limit });
      return held((options) => desk.claimAvatars.mutate(input, options));
    },
    async settleAvatar(contactId, outcome) {
      const input = given({ contactId, outcome });
      await held((options) => desk.settleAvatar.mutate(input, options));
    },
    async report(state) {
      const input = given(state);
      await held((options) => desk.report.mutate(input, options));
    },
    async reportExamination(findings) {
      const input = given(findings);
      await held((options) => desk.reportExamination.mutate(input, options));
    },
    async reportDisturbance(what) {
      const input = given({ what: what.slice(0, 200) });
      await held((options) => desk.reportDisturbance.mutate(input, options));
    },
  };
}
