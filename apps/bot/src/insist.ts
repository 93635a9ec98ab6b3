import { deskErrorOf } from "@frontdesk/client";
import { TRPCClientError } from "@trpc/client";
import { backoffMs, pause } from "./pause.ts";

export interface Patience {
  signal: AbortSignal;
  /** How often a defect of the desk (`internal`) is borne before it is thrown; an unreachable desk is always borne. */
  defects?: number;
}

/** A desk that accepts a call and never answers is asked anew after this time. */
const answerMs = 20_000;

/**
 * Repeats a call until the desk has answered it. Only for calls whose repetition changes nothing.
 * @throws what the desk refused, and the signal's reason once it has aborted
 */
export async function insist<T>(
  call: (options: { signal: AbortSignal }) => Promise<T>,
  { signal, defects = Number.POSITIVE_INFINITY }: Patience,
): Promise<T> {
  for (let attempt = 0, seen = 0; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await call({ signal: AbortSignal.any([signal, AbortSignal.timeout(answerMs)]) });
    } catch (error) {
      signal.throwIfAborted();
      const { code, reason, retryAfterMs } = deskErrorOf(error);
      if (code !== "unavailable" && code !== "limited") throw error;
      if (reason === "internal" && ++seen > defects) throw error;
      await pause(retryAfterMs ?? backoffMs(attempt), signal);
    }
  }
}

/** True for an answer of the desk that repeating won't change, as opposed to an abort or a defect here. */
export function isRefusal(error: unknown): boolean {
  return error instanceof TRPCClientError;
}

/** True where the desk could make nothing of what it was told, and will make nothing of it later. */
export function isUnacceptable(error: unknown): boolean {
  return isRefusal(error) && deskErrorOf(error).code === "invalid";
}

/** True when the desk has given the bot to another process: stop acting for it. */
export function isLeaseOver(error: unknown): boolean {
  return isRefusal(error) && deskErrorOf(error).reason === "lease_lost";
}
