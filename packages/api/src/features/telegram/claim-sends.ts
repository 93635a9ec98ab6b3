import {
  type FormattedText,
  isIdempotent,
  type OutgoingFile,
  type Send,
  type SendButton,
  type SendReply,
} from "@frontdesk/contract";
import type { ClaimSends } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { lockConversation } from "../conversation/index.ts";
import {
  type DeletePayload,
  followMessage,
  getMessage,
  listSendButtons,
  type Part,
  type ReactPayload,
} from "../message/index.ts";
import { type StaffSend, staffSendOf } from "../staff-group/index.ts";
import { replyTarget } from "./reply-target.ts";
import { changeSend, leaseSends } from "./send.queries.ts";
import { listAnswers, listAwaitedFiles, listOutgoingFiles, listTargets, listThreads } from "./send-facts.queries.ts";
import { settleInterrupted } from "./settle-interrupted.ts";
import { settlePart } from "./settle-part.ts";

const fileGone = "The file is no longer kept.";

type Leased = Awaited<ReturnType<typeof leaseSends>>[number];

/** Leases what is due, one per chat, after settling what a predecessor of this lease left under way (P6). */
export async function claimSends(duty: Duty, { leaseToken, limit }: ClaimSends) {
  const { db, desk, botId, workspaceId } = duty;
  await settleInterrupted(duty, leaseToken);
  const leased = await leaseSends(db, { workspaceId, botId, leaseToken, limit, now: desk.now });
  const facts = await gatherFacts(duty, leased);
  const claimed = [];
  for (const row of leased) {
    const { id, chatId, class: order, attempts } = row;
    if (order === "staff") {
      const forStaff = await claimForStaff(duty, row);
      if (forStaff) claimed.push({ outboxId: id, tgChatId: chatId, class: order, attempts, ...forStaff });
      continue;
    }
    if (facts.isAwaited(row)) {
      await putOff(duty, id);
      continue;
    }
    const send = sendOf(row, facts);
    if (send)
      claimed.push({ outboxId: id, tgChatId: chatId, tgThreadId: facts.threadOf(row), class: order, send, attempts });
    else await giveUp(duty, row);
  }
  return claimed;
}

/** What a send for staff asks for now; null where there is nothing to ask, or not yet. */
async function claimForStaff(duty: Duty, row: Leased): Promise<StaffSend | null> {
  const { db, desk, workspaceId } = duty;
  const send = await staffSendOf(duty, row);
  if (send === "later") await putOff(duty, row.id);
  if (send === null)
    await changeSend(db, { workspaceId, id: row.id, patch: { state: "cancelled", settled_at: desk.now } });
  return send === "later" ? null : send;
}

/** How long a send waits for a file that is on its way from Telegram to the desk. */
const fileWaitMs = 1_000;

async function putOff({ db, desk, workspaceId }: Duty, id: string): Promise<void> {
  const not_before = new Date(desk.now.getTime() + fileWaitMs);
  await changeSend(db, { workspaceId, id, patch: { state: "queued", not_before } });
}

// A change of what never reached Telegram has nothing to change there; a message whose file is gone says so.
async function giveUp(duty: Duty, { id, kind, messageId, ...row }: Leased): Promise<void> {
  const { db, desk, workspaceId } = duty;
  const over = { settled_at: desk.now };
  if (isIdempotent(kind) || !messageId)
    return changeSend(db, { workspaceId, id, patch: { ...over, state: "cancelled" } });
  await changeSend(db, { workspaceId, id, patch: { ...over, state: "failed", failure: fileGone } });
  await settlePart(duty, { ...row, messageId }, { kind: "failed", reason: fileGone });
  const { conversationId } = await getMessage(db, desk.whole, messageId);
  await followMessage(desk, await lockConversation(db, desk.whole, conversationId));
}

interface Facts {
  targetOf(row: Leased): number | undefined;
  replyOf(row: Leased): SendReply | null;
  /** The topic of a forum that it goes to. */
  threadOf(row: Leased): number | null;
  fileOf(attachmentId: string): OutgoingFile | undefined;
  /** Whether a file of it is still on its way to the desk. */
  isAwaited(row: Leased): boolean;
  /** What stands under the send now, where it bears buttons. */
  buttonsOf(row: Leased): { buttons?: SendButton[] };
}

async function gatherFacts({ db, botId, workspaceId }: Duty, leased: Leased[]): Promise<Facts> {
  const messagesOf = (rows: Leased[]) => rows.flatMap(({ messageId }) => messageId ?? []);
  const aimed = leased.filter(({ kind }) => kind.startsWith("edit_") || kind === "react");
  const targets = await listTargets(db, { workspaceId, messageIds: messagesOf(aimed) });
  // What a message answers is said by its first part.
  const first = leased.filter(({ kind, part, messageId }) => kind.startsWith("send_") && part === 0 && messageId);
  const answers = await listAnswers(db, { workspaceId, botId, messageIds: messagesOf(first) });
  const attachmentIds = leased.flatMap(filesOf);
  const files = await listOutgoingFiles(db, { workspaceId, botId, attachmentIds });
  const awaited = await listAwaitedFiles(db, { workspaceId, attachmentIds });
  // Groups have negative numbers, and of them only forums have topics.
  const inGroups = leased.filter(({ chatId }) => chatId < 0);
  const threads = await listThreads(db, { workspaceId, messageIds: messagesOf(inGroups) });
  const buttons = await listSendButtons(db, { workspaceId, messageIds: messagesOf(leased.filter(bearsButtons)) });
  return {
    targetOf: (row) =>
      targets.find(({ messageId, part }) => messageId === row.messageId && part === row.part)?.tgMessageId,
    replyOf: (row) => {
      const answer = row.part === 0 ? answers.find(({ messageId }) => messageId === row.messageId) : undefined;
      return answer ? replyTarget(answer) : null;
    },
    threadOf: (row) => (row.payload as OwnFacts).tgThreadId ?? threads.get(row.messageId ?? "") ?? null,
    fileOf: (id) => files.get(id),
    isAwaited: (row) => filesOf(row).some((id) => awaited.has(id) && !files.has(id)),
    buttonsOf: (row) => {
      if (bearsButtons(row)) return { buttons: buttons.get(row.messageId ?? "") ?? [] };
      const own = (row.payload as OwnFacts).buttons;
      return own ? { buttons: own } : {};
    },
  };
}

function filesOf({ payload }: Pick<Leased, "payload">): string[] {
  return (payload as { attachmentIds?: string[] }).attachmentIds ?? [];
}

function bearsButtons({ kind, payload }: Leased): boolean {
  return kind === "edit_buttons" || (payload as { hasButtons?: boolean }).hasButtons === true;
}

/** What is sent for no message says itself where it goes, what it changes, and what stands under it. */
interface OwnFacts {
  tgThreadId?: number;
  tgMessageId?: number;
  buttons?: SendButton[];
}

function sendOf(row: Leased, facts: Facts): Send | null {
  const { kind, payload } = row;
  const tgMessageId = facts.targetOf(row) ?? (payload as OwnFacts).tgMessageId;
  switch (kind) {
    case "edit_text":
    case "edit_caption":
      return tgMessageId === undefined
        ? null
        : { kind, ...textOf(payload as FormattedText), tgMessageId, ...facts.buttonsOf(row) };
    case "edit_buttons":
      return tgMessageId === undefined ? null : { kind, tgMessageId, buttons: facts.buttonsOf(row).buttons ?? [] };
    case "react":
      return tgMessageId === undefined
        ? null
        : { kind, tgMessageId, emoji: (payload as ReactPayload).now?.emoji ?? null };
    case "delete":
      return { kind, tgMessageIds: (payload as DeletePayload).tgMessageIds };
    default:
      // What was queued before there was formatting has no entities.
      return partOf({ entities: [], ...(payload as Part), kind } as Part, row, facts);
  }
}

function textOf({ text, entities }: FormattedText): FormattedText {
  return { text, entities };
}

function partOf(part: Part, row: Leased, { fileOf, replyOf, buttonsOf }: Facts): Send | null {
  const reply = replyOf(row);
  switch (part.kind) {
    case "send_media":
    case "send_album": {
      const { kind, attachmentIds, text, entities } = part;
      const files = attachmentIds.flatMap((id) => fileOf(id) ?? []);
      if (files.length < attachmentIds.length) return null;
      if (kind === "send_album") return { kind, text, entities, reply, files };
      const [file] = files;
      return file ? { kind, text, entities, reply, file, ...buttonsOf(row) } : null;
    }
    case "send_text":
      return { kind: part.kind, ...textOf(part), reply, ...buttonsOf(row) };
    default:
      return { ...part, reply };
  }
}
