import { telegramLimits } from "@frontdesk/contract";
import type { FailFile } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceAttachment } from "./announce-attachment.ts";
import { changeAttachment, lockAttachment } from "./pending-file.queries.ts";

/** Puts a fetch off, or gives it up where it can't succeed or has failed too often; the bubble then says why. */
export async function failFile({ db, desk, botId, workspaceId }: Duty, input: FailFile): Promise<void> {
  const attachment = await lockAttachment(db, { workspaceId, botId, id: input.attachmentId });
  if (attachment.state !== "pending") return;
  const { id } = attachment;
  const isOver = input.retryAfterMs === null || attachment.attempts >= telegramLimits.fileAttempts;
  if (!isOver) {
    const notBefore = new Date(desk.now.getTime() + (input.retryAfterMs ?? 0));
    return changeAttachment(db, { workspaceId, id, now: desk.now, patch: { not_before: notBefore } });
  }
  await changeAttachment(db, { workspaceId, id, now: desk.now, patch: { state: "failed", failure: input.reason } });
  await announceAttachment(desk, id);
}
