import type { Logger } from "pino";
import type { Bell } from "../bell.ts";
import type { ClaimedFile, Duties } from "../duties.ts";
import type { Throttle } from "../outgoing/throttle.ts";
import { backoffMs, pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import type { BotApi } from "../telegram/index.ts";
import { type Carriage, carry } from "./carry.ts";
import { fileFailureOf } from "./file-failed.ts";

export interface Courier {
  api: Pick<BotApi, "getFile">;
  duties: Pick<Duties, "claimFiles" | "failFile">;
  throttle: Throttle;
  /** Where the desk takes the bytes of an attachment. */
  destinationOf(attachmentId: string): Carriage["to"];
  bell: Bell;
  log: Logger;
}

const mostAtOnce = 4;
const lookEveryMs = 1_000;

/** Fetches the files of messages from Telegram at once, since their links don't last (T9), until the shift stops. */
export async function carryFiles(courier: Courier, { stop, end }: Shift): Promise<void> {
  while (!stop.aborted) {
    const files = await courier.duties.claimFiles(mostAtOnce);
    await Promise.all(files.map((file) => carryOne(courier, file, end)));
    if (files.length === 0) await courier.bell.heard(lookEveryMs, stop);
  }
}

async function carryOne(courier: Courier, { attachmentId, tgFileId, attempts }: ClaimedFile, end: AbortSignal) {
  const { api, duties, throttle, destinationOf, log } = courier;
  try {
    await pause(throttle.pausedMs(), end);
    const { url } = await api.getFile(tgFileId, end);
    await carry({ from: url, to: destinationOf(attachmentId), signal: end });
  } catch (error) {
    end.throwIfAborted();
    const { message: reason, isFinal } = fileFailureOf(error);
    log.warn({ attachmentId, attempts, isFinal, reason }, "a file was not fetched");
    // The desk gives up after so many tries; they reach over the minutes of an ordinary outage.
    const retryAfterMs = isFinal ? null : backoffMs(attempts) * 4 ** attempts;
    await duties.failFile({ attachmentId, reason, retryAfterMs: retryAfterMs && Math.min(retryAfterMs, 600_000) });
  }
}
