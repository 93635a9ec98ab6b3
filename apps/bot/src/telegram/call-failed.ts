/**
 * How a call of the Bot API failed:
 * `refused` – Telegram answered with an error, and did nothing (`movedTo`: the group is a supergroup now, T10);
 * `unreached` – the request never left, so Telegram certainly did nothing;
 * `lost` – it left, and whether Telegram acted can't be known (timeout, reset, 5xx; F11).
 */
export type CallFailure =
  | { kind: "refused"; code: number; description: string; retryAfterMs: number | null; movedTo?: number }
  | { kind: "unreached"; description: string }
  | { kind: "lost"; description: string };

/** A failed call. Its message is fit for a log: it holds no token and no address. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly failure: CallFailure;

  constructor(failure: CallFailure) {
    super(failure.kind === "refused" ? `${failure.code}: ${failure.description}` : failure.description);
    this.failure = failure;
  }
}

/** The failure of a call that was thrown; anything else is a defect and is thrown on. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof CallFailed) return error.failure;
  throw error;
}
