import { telegramLimits } from "@frontdesk/contract";
import type { FailFile } from "@frontdesk/contract/inputs";
import type { Duty } from "../../duty.ts";
import { announceAttachment } from "./announce-attachment.ts";
import { changeAttachment, lockAttachment } from "./pending-file.queries.ts";

/** Puts a fetch off, or gives it up where it can't succeed or has failed too often; the bubble then says why. */
export async function failFile({ db, desk, botId, workspaceId }: Duty, input: FailFile): Promise<void> {
  const attachment = await lockAttachment(db, { workspaceId, botId, id: input.attachmentId });
  if (attachment.state !== "pending") return;
  const { id, attempts } = attachment;
  const { retryAfterMs, isOutage } = input;
  const isOver = retryAfterMs === null || (!isOutage && attempts >= telegramLimits.fileAttempts);
  if (!isOver) {
    const notBefore = new Date(desk.now.getTime() + retryAfterMs);
    const patch = { not_before: notBefore, ...(isOutage && { attempts: attempts - 1 }) };
    return changeAttachment(db, { workspaceId, id, now: desk.now, patch });
  }
  await changeAttachment(db, { workspaceId, id, now: desk.now, patch: { state: "failed", failure: input.reason } });
  await announceAttachment(desk, id);
}
