import { fileLimits } from "@frontdesk/contract";
import type { Logger } from "pino";
import type { Bell } from "../bell.ts";
import type { ClaimedFile, Duties } from "../duties.ts";
import type { Throttle } from "../outgoing/throttle.ts";
import { backoffMs, pause } from "../pause.ts";
import type { Shift } from "../shift.ts";
import type { BotApi } from "../telegram/index.ts";
import { type Carriage, carry, tooLarge } from "./carry.ts";
import { type FileFailed, fileFailureOf } from "./file-failed.ts";

export interface Courier {
  api: Pick<BotApi, "getFile">;
  duties: Pick<Duties, "claimFiles" | "failFile">;
  throttle: Pick<Throttle, "pausedMs">;
  /** Where the desk takes bytes, by the path under the bot's files. */
  destinationOf(path: string): Carriage["to"];
  bell: Bell;
  log: Logger;
}

const slots = 4;
const lookEveryMs = 1_000;
const longestWaitMs = 600_000;
const longestOutageWaitMs = 60_000;

/**
 * Fetches the files of messages from Telegram at once, since their links don't last (T9), until the shift stops. Four at
 * a time, none of which waits for the slowest.
 */
export async function carryFiles(courier: Courier, { stop, end }: Shift): Promise<void> {
  const { duties, bell } = courier;
  const broken = new AbortController();
  const underWay = new Set<Promise<void>>();
  const way = new Way();
  while (!stop.aborted && !broken.signal.aborted) {
    const free = slots - underWay.size;
    const files = free > 0 ? await duties.claimFiles(free) : [];
    for (const file of files) {
      const run = carryOne(courier, { file, way, end })
        .catch((error: unknown) => broken.abort(error))
        .finally(() => {
          underWay.delete(run);
          bell.ring();
        });
      underWay.add(run);
    }
    // As many as were asked for: there may be more, once a slot is free. What was claimed twice may take more than all.
    if (free <= 0 || files.length < free) await bell.heard(lookEveryMs, stop);
  }
  await Promise.all(underWay);
  broken.signal.throwIfAborted();
}

/** Whether files come through at all: each failure on the way makes all wait longer, any success ends that. */
class Way {
  #closed = 0;

  opened(): void {
    this.#closed = 0;
  }

  /** How long to wait, after one more failure. */
  closedMs(): number {
    this.#closed = Math.min(this.#closed + 1, 20);
    return Math.min(longestOutageWaitMs, backoffMs(this.#closed) * 2 ** this.#closed);
  }
}

interface Errand {
  file: ClaimedFile;
  way: Way;
  end: AbortSignal;
}

async function carryOne(courier: Courier, { file, way, end }: Errand): Promise<void> {
  const { duties, log } = courier;
  const { attachmentId, tgFileId, previewFileId, sizeBytes, attempts } = file;
  try {
    if (previewFileId) await carryPreview(courier, { attachmentId, previewFileId, end });
    if ((sizeBytes ?? 0) > fileLimits.downloadBytes) throw tooLarge();
    await fetchTo(courier, { tgFileId, path: attachmentId, end });
    way.opened();
  } catch (error) {
    end.throwIfAborted();
    const failure = fileFailureOf(error);
    const { message: reason, isFinal, isOutage } = failure;
    log.warn({ attachmentId, attempts, isFinal, isOutage, reason }, "a file was not fetched");
    const retryAfterMs = isFinal ? null : isOutage ? way.closedMs() : retryMs(attempts);
    await duties.failFile({ attachmentId, reason, retryAfterMs, isOutage });
  }
}

// The desk gives up after so many tries; they reach over some minutes.
function retryMs(attempts: number): number {
  return Math.min(longestWaitMs, backoffMs(attempts) * 4 ** attempts);
}

interface Preview {
  attachmentId: string;
  previewFileId: string;
  end: AbortSignal;
}

/** Telegram's small picture; a message is as good without one. @throws FileFailed while nothing comes through */
async function carryPreview(courier: Courier, { attachmentId, previewFileId, end }: Preview): Promise<void> {
  const path = `${attachmentId}/preview`;
  try {
    await fetchTo(courier, { tgFileId: previewFileId, path, maxBytes: fileLimits.previewBytes, end });
  } catch (error) {
    end.throwIfAborted();
    const failure: FileFailed = fileFailureOf(error);
    if (failure.isOutage) throw failure;
    courier.log.debug({ attachmentId, reason: failure.message }, "a preview was not fetched");
  }
}

interface Fetching {
  tgFileId: string;
  path: string;
  maxBytes?: number;
  end: AbortSignal;
}

/** Fetches one of Telegram's files to a path of the desk. @throws FileFailed, CallFailed */
export async function fetchTo(
  { api, throttle, destinationOf }: Pick<Courier, "api" | "throttle" | "destinationOf">,
  { tgFileId, path, maxBytes = fileLimits.downloadBytes, end }: Fetching,
): Promise<void> {
  await pause(throttle.pausedMs(), end);
  const { url } = await api.getFile(tgFileId, end);
  await carry({ from: url, to: destinationOf(path), maxBytes, signal: end });
}
