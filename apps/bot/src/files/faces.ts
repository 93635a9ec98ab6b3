import { fileLimits } from "@frontdesk/contract";
import type { Bell } from "../bell.ts";
import type { ClaimedFace, Duties } from "../duties.ts";
import { pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import type { BotApi } from "../telegram/index.ts";
import { type Courier, fetchTo } from "./courier.ts";
import { fileFailureOf } from "./file-failed.ts";

export interface FaceFinder extends Pick<Courier, "throttle" | "destinationOf" | "log"> {
  api: Pick<BotApi, "getFile" | "findFace">;
  duties: Pick<Duties, "claimAvatars" | "settleAvatar">;
  bell: Bell;
}

const atOnce = 5;
const lookEveryMs = 5_000;

/** Looks for the pictures of people who wrote (D5), one after the other, until the shift stops. */
export async function findFaces(finder: FaceFinder, { stop, end }: Shift): Promise<void> {
  while (!stop.aborted) {
    const due = await finder.duties.claimAvatars(atOnce);
    for (const contact of due) {
      if (stop.aborted) return;
      await findFace(finder, contact, end);
    }
    if (due.length < atOnce) await finder.bell.heard(lookEveryMs, stop);
  }
}

async function findFace(finder: FaceFinder, contact: ClaimedFace, end: AbortSignal): Promise<void> {
  const { api, duties, throttle, log } = finder;
  const { contactId, tgUserId, avatarKey } = contact;
  try {
    await pause(throttle.pausedMs(), end);
    const face = await api.findFace(tgUserId, end);
    if (!face) return await duties.settleAvatar(contactId, "none");
    if (face.uniqueId === avatarKey) return await duties.settleAvatar(contactId, "same");
    const path = `avatars/${contactId}?key=${encodeURIComponent(face.uniqueId)}`;
    await fetchTo(finder, { tgFileId: face.fileId, path, maxBytes: fileLimits.previewBytes, end });
  } catch (error) {
    end.throwIfAborted();
    const { message: reason, isFinal, isOutage } = fileFailureOf(error);
    log.debug({ contactId, isFinal, isOutage, reason }, "a face was not found");
    // Of an outage nothing is said: the claim runs out, and the face is looked for again.
    if (!isOutage) await duties.settleAvatar(contactId, "same");
  }
}
