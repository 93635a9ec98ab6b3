import { Readable } from "node:stream";
import { fileLimits } from "@frontdesk/contract";
import { fileTypeFromStream } from "file-type";
import { assertInstallation, type Caller } from "../../access.ts";
import { DeskError } from "../../desk-error.ts";
import { enterDuty } from "../../duty.ts";
import type { Services } from "../../services.ts";
import { announceAttachment } from "./announce-attachment.ts";
import { insertFile } from "./file.queries.ts";
import { changeAttachment, lockAttachment } from "./pending-file.queries.ts";

interface Delivery {
  botId: string;
  leaseToken: string;
  attachmentId: string;
  bytes: Readable;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps the bytes of a pending attachment, then marks it ready. The file's type is read from its first bytes, never
 * taken from what a sender says. A second delivery changes nothing. @throws unauthenticated, forbidden, not_found, invalid too_large
 */
export async function acceptFile(services: Services, caller: Caller, delivery: Delivery): Promise<void> {
  const { botId, leaseToken, attachmentId, bytes } = delivery;
  assertInstallation(caller);
  if (!uuid.test(leaseToken)) throw new DeskError("invalid", "bad_input");
  const workspaceId = await enterDuty(services, { botId, leaseToken }, async (duty) => {
    await lockAttachment(duty.db, { workspaceId: duty.workspaceId, botId, id: attachmentId });
    return duty.workspaceId;
  });

  const { hash, sizeBytes } = await services.files.keep(workspaceId, bytes, fileLimits.downloadBytes);
  const mime = await mimeOf(await services.files.open(workspaceId, hash));

  await enterDuty(services, { botId, leaseToken }, async ({ db, desk }) => {
    const attachment = await lockAttachment(db, { workspaceId, botId, id: attachmentId });
    if (attachment.state !== "pending") return;
    await insertFile(db, { workspaceId, hash, sizeBytes, mime });
    await changeAttachment(db, {
      workspaceId,
      id: attachmentId,
      now: desk.now,
      patch: { state: "ready", file_hash: hash },
    });
    await announceAttachment(desk, attachmentId);
  });
}

async function mimeOf(bytes: Readable): Promise<string> {
  try {
    return (await fileTypeFromStream(Readable.toWeb(bytes)))?.mime ?? "application/octet-stream";
  } finally {
    bytes.destroy();
  }
}
