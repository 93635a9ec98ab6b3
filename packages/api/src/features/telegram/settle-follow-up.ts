import type { SendKind } from "@frontdesk/contract";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import type { Desk } from "../../desk.ts";
import { type DeletePayload, progressMessage, type ReactPayload, takeReactionBack } from "../message/index.ts";

interface SettledFollowUp {
  messageId: string;
  kind: SendKind;
  payload: unknown;
}

/** What became of a change to a message that was sent: where Telegram refused it, the bubble says so and stays as it was. */
export async function settleFollowUp(
  desk: Desk,
  { messageId: id, kind, payload }: SettledFollowUp,
  outcome: Exclude<SendOutcome, { kind: "moved" }>,
): Promise<void> {
  if (outcome.kind === "retry") return;
  const failure = outcome.kind === "sent" ? null : outcome.reason;
  const was = kind === "delete" ? (payload as DeletePayload).was : null;
  if (was) return progressMessage(desk, { id, state: failure === null ? "deleted" : was, failure });
  if (failure === null) return;
  if (kind === "react") {
    const { now: refused, before } = payload as ReactPayload;
    await takeReactionBack(desk, { messageId: id, refused, before });
  }
  await progressMessage(desk, { id, failure });
}
