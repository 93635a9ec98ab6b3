import type { Receiver } from "@frontdesk/contract";
import type { ApplyGroupMessage } from "@frontdesk/contract/inputs";
import { DeskError } from "../../desk-error.ts";
import {
  assignConversation,
  clearSpam,
  closeConversation,
  escalateConversation,
  getConversation,
  markSpam,
  prioritiseConversation,
  releaseConversation,
  reopenConversation,
  snoozeConversation,
  takeConversation,
  transferConversation,
} from "../conversation/index.ts";
import { deleteMessage, deleteNote, getMessage, resendMessage } from "../message/index.ts";
import { listReceivers } from "./directory.ts";
import { readName, readPriority, readSpanMs, type StaffCommandName } from "./parse-staff.ts";
import { sendCanned } from "./send-canned.ts";
import { answerThere, type StaffFloor } from "./staff-floor.ts";
import { listShown } from "./staff-message.queries.ts";
import type { Topic } from "./topic.queries.ts";

type Floor = StaffFloor & { topic: Topic };

interface Command {
  name: StaffCommandName;
  rest: string;
}

/** Does what a member commands in a topic. Success is told by the line of the conversation itself. @throws as the acts do */
export async function runCommand(floor: Floor, { name, rest }: Command, said: ApplyGroupMessage): Promise<unknown> {
  const { desk, viewer, topic } = floor;
  const { conversationId } = topic;
  const which = { conversationId, opId: crypto.randomUUID() };
  switch (name) {
    case "take":
      return takeConversation(desk, viewer, { ...which, override: false });
    case "release":
      return releaseConversation(desk, viewer, which);
    case "close":
      return closeConversation(desk, viewer, which);
    case "spam":
      return markSpam(desk, viewer, which);
    case "reopen":
      return reopen(floor);
    case "assign":
      return handOver(floor, rest);
    case "snooze":
      return snooze(floor, rest);
    case "priority": {
      const priority = readPriority(rest);
      if (!priority) return answerThere(desk, floor, "staff.ask.priority");
      return prioritiseConversation(desk, viewer, { ...which, priority });
    }
    case "escalate":
      if (rest === "") return answerThere(desk, floor, "staff.ask.reason");
      return escalateConversation(desk, viewer, { ...which, reason: rest.slice(0, 1000), memberId: null });
    case "canned":
      return sendCanned(floor, rest);
    case "delete":
    case "retry":
      return withAnswered(floor, said, name);
    default:
      return answerThere(desk, floor, "staff.help");
  }
}

async function reopen({ desk, viewer, topic }: Floor): Promise<unknown> {
  const { conversationId } = topic;
  const which = { conversationId, opId: crypto.randomUUID() };
  const { state } = await getConversation(desk.db, viewer, conversationId);
  return state === "spam" ? clearSpam(desk, viewer, which) : reopenConversation(desk, viewer, which);
}

async function snooze(floor: Floor, rest: string): Promise<unknown> {
  const { desk, viewer, topic } = floor;
  const spanMs = rest === "" ? null : readSpanMs(rest);
  if (rest !== "" && spanMs === null) return answerThere(desk, floor, "staff.ask.time");
  const until = spanMs === null ? null : new Date(desk.now.getTime() + spanMs).toISOString();
  return snoozeConversation(desk, viewer, { conversationId: topic.conversationId, until, opId: crypto.randomUUID() });
}

/** Hands a conversation on as its holder would; whoever may override gives it out whoever has it. */
async function handOver(floor: Floor, rest: string): Promise<unknown> {
  const { desk, viewer, topic } = floor;
  if (rest === "") return answerThere(desk, floor, "staff.ask.name");
  const { found, name, rest: note } = readName(rest, await listReceivers(desk));
  const [to] = found;
  if (!to) return answerThere(desk, floor, "staff.ask.nobody", { name });
  if (found.length > 1) {
    const names = found.map((one) => one.name).join(", ");
    return answerThere(desk, floor, "staff.ask.several", { names });
  }
  const { conversationId } = topic;
  const { assignee } = await getConversation(desk.db, viewer, conversationId);
  const receiver: Pick<Receiver, "kind" | "id"> = { kind: to.kind, id: to.id };
  const handing = { conversationId, to: receiver, heldBy: assignee?.id ?? null, opId: crypto.randomUUID() };
  if (viewer.permissions.has("conversation:override") && note === "") return assignConversation(desk, viewer, handing);
  return transferConversation(desk, viewer, { ...handing, note: note === "" ? null : note.slice(0, 1000) });
}

/** Takes back, or sends once more, what the member answers with the command. */
async function withAnswered(floor: Floor, { reply }: ApplyGroupMessage, name: "delete" | "retry"): Promise<unknown> {
  const { desk, viewer, topic } = floor;
  const { db, workspaceId } = desk;
  const tgMessageId = reply?.tgMessageId;
  const shown = tgMessageId ? await listShown(db, { workspaceId, topicId: topic.id, tgMessageId }) : [];
  const messageId = shown.at(-1)?.messageId;
  if (!messageId) return answerThere(desk, floor, "staff.ask.reply");
  const which = { messageId, opId: crypto.randomUUID() };
  const { direction } = await getMessage(db, viewer, messageId);
  if (direction === "in" || direction === "system") throw new DeskError("conflict", "wrong_state");
  if (direction === "note") {
    if (name === "retry") throw new DeskError("conflict", "wrong_state");
    return deleteNote(desk, viewer, which);
  }
  return name === "delete" ? deleteMessage(desk, viewer, which) : resendMessage(desk, viewer, which);
}
