import type { Readable } from "node:stream";
import { fileLimits } from "@frontdesk/contract";
import { assertInstallation, type Caller } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { type Duty, enterDuty } from "../../duty.ts";
import type { Services } from "../../services.ts";
import { announceAttachment } from "./announce-attachment.ts";
import type { FilePart } from "./file.queries.ts";
import { type KeptPreview, keepFile, keepPreview } from "./keep-file.ts";
import { changeAttachment, lockAttachment } from "./pending-file.queries.ts";

interface Delivery {
  botId: string;
  leaseToken: string;
  attachmentId: string;
  /** What the bytes are: the file itself, or Telegram's small picture of it. */
  part: FilePart;
  bytes: Readable;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps the bytes of a pending attachment, then marks it ready; a file that can never be kept fails it, and its bubble
 * says why. A second delivery changes nothing.
 * @throws unauthenticated, forbidden, not_found, invalid too_large, unavailable scanner_away
 */
export async function acceptFile(services: Services, caller: Caller, delivery: Delivery): Promise<void> {
  const { botId, leaseToken, attachmentId, part, bytes } = delivery;
  assertInstallation(caller);
  if (!uuid.test(leaseToken)) throw new DeskError("invalid", "bad_input");
  const inDuty = <T>(work: (duty: Duty, attachment: Locked) => Promise<T>) =>
    enterDuty(services, { botId, leaseToken }, async (duty) => {
      const { workspaceId } = duty;
      return work(duty, await lockAttachment(duty.db, { workspaceId, botId, id: attachmentId }));
    });
  const workspaceId = await inDuty(async (duty) => duty.workspaceId);

  if (part === "preview") {
    const preview = await keepPreview(services, { workspaceId, bytes });
    return inDuty((duty, attachment) => acceptPreview(duty, attachment, preview));
  }
  const maxBytes = fileLimits.downloadBytes;
  const kept = await keepFile(services, { workspaceId, bytes, maxBytes }).catch(refusalIn);
  await inDuty(async ({ db, desk }, attachment) => {
    if (attachment.state !== "pending") return;
    const change = { workspaceId, id: attachmentId, now: desk.now };
    if (typeof kept === "string") {
      await changeAttachment(db, { ...change, patch: { state: "failed", failure: kept } });
    } else {
      const preview = attachment.previewHash === null && kept.preview && { preview_hash: kept.preview.hash };
      await changeAttachment(db, { ...change, patch: { state: "ready", file_hash: kept.hash, ...preview } });
    }
    await announceAttachment(desk, attachmentId);
  });
}

type Locked = Awaited<ReturnType<typeof lockAttachment>>;

// What is no image makes no preview; the attachment is as good without one.
async function acceptPreview({ db, desk, workspaceId }: Duty, attachment: Locked, preview: KeptPreview | null) {
  if (attachment.previewHash !== null || !preview) return;
  const patch = { preview_hash: preview.hash };
  await changeAttachment(db, { workspaceId, id: attachment.id, now: desk.now, patch });
  await announceAttachment(desk, attachment.id);
}

/** Why a file can never be kept, in the contract's word; anything else is thrown on. */
function refusalIn(error: unknown): string {
  const reason = error instanceof DeskError ? error.reason : null;
  if (reason !== "infected" && reason !== "unscannable" && reason !== "quota_exceeded") throw error;
  return reason;
}
