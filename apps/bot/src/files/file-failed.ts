import { CallFailed } from "../telegram/index.ts";

/** Why a file was not carried over, and whether another try could end otherwise. */
export class FileFailed extends Error {
  override readonly name = "FileFailed";
  readonly isFinal: boolean;
  /** The way was closed: nothing was learned of the file. */
  readonly isOutage: boolean;

  constructor(reason: string, { isFinal = false, isOutage = false } = {}) {
    super(reason);
    this.isFinal = isFinal;
    this.isOutage = isOutage;
  }
}

/** Reads what a failed carriage threw; the reason is one of `attachmentFailures`, or in words that may be shown. */
export function fileFailureOf(error: unknown): FileFailed {
  if (error instanceof FileFailed) return error;
  if (!(error instanceof CallFailed)) return new FileFailed("The file could not be fetched.");
  const { failure } = error;
  if (failure.kind !== "refused" || failure.code === 429) return new FileFailed("unreachable", { isOutage: true });
  if (/file is too big/i.test(failure.description)) return new FileFailed("too_large", { isFinal: true });
  // Telegram's word on a file that is gone or foreign won't change.
  return new FileFailed(failure.description.slice(0, 500), { isFinal: failure.code === 400 });
}
