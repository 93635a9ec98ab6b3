import { CallFailed } from "../telegram/index.ts";

/** Why a file was not carried over, and whether another try could end otherwise. */
export class FileFailed extends Error {
  override readonly name = "FileFailed";
  readonly isFinal: boolean;

  constructor(reason: string, { isFinal = false } = {}) {
    super(reason);
    this.isFinal = isFinal;
  }
}

/** Reads what a failed carriage threw; the reason may be shown to people. */
export function fileFailureOf(error: unknown): FileFailed {
  if (error instanceof FileFailed) return error;
  if (!(error instanceof CallFailed)) return new FileFailed("The file could not be fetched.");
  const { failure } = error;
  // Telegram's word on a file that is too big, gone or foreign won't change.
  const isFinal = failure.kind === "refused" && failure.code === 400;
  return new FileFailed(failure.description.slice(0, 500), { isFinal });
}
