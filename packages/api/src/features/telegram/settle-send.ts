import type { MessageState } from "@frontdesk/contract";
import type { SettleSend } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { settleTest } from "../bot/index.ts";
import { progressMessage } from "../message/index.ts";
import { sendElsewhere } from "./move-chat.ts";
import { setReachability } from "./reachability.ts";
import { changeSend, lockSend } from "./send.queries.ts";
import { bindMessage } from "./telegram-message.queries.ts";

/** Writes down what became of a send; the bubble follows. A second word on the same send changes nothing. */
export async function settleSend({ db, desk, botId, workspaceId }: Duty, input: SettleSend): Promise<void> {
  const { outcome, leaseToken } = input;
  const send = await lockSend(db, { workspaceId, botId, leaseToken, id: input.outboxId });
  if (!send) return;
  const { id, chatId, messageId } = send;
  if (outcome.kind === "moved")
    return sendElsewhere(desk, { botId, id, messageId, from: chatId, to: outcome.tgChatId });
  if (send.isTest) return settleTest(desk, { botId, testId: id, outcome });
  const isEdit = send.kind === "edit_text";
  const failure = outcome.kind === "sent" ? null : outcome.reason;

  if (outcome.kind === "retry") {
    const notBefore = new Date(desk.now.getTime() + outcome.afterMs);
    await changeSend(db, { workspaceId, id, patch: { state: "queued", not_before: notBefore, failure } });
  } else {
    await changeSend(db, { workspaceId, id, patch: { state: outcome.kind, settled_at: desk.now, failure } });
  }
  if (outcome.kind === "failed" && outcome.reachable)
    await setReachability(desk, { botId, chatId, reachable: outcome.reachable });
  if (!messageId) return;

  if (outcome.kind === "sent" && !isEdit)
    await bindMessage(db, { workspaceId, botId, chatId, messageId, tgMessageIds: outcome.tgMessageIds });
  // A failed edit leaves the message sent, in its old form: the bubble says so.
  const state: MessageState = isEdit ? "sent" : outcome.kind === "retry" ? "queued" : outcome.kind;
  if (isEdit && outcome.kind !== "failed") return;
  await progressMessage(desk, { id: messageId, state, failure: outcome.kind === "retry" ? null : failure });
}
