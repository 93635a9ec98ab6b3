import type { Conversation, ErrorCode, ErrorReason } from "@frontdesk/contract";

interface Details {
  fields?: Record<string, string>;
  facts?: Record<string, string>;
  retryAfterMs?: number;
  /** What a lost race was about, as it stands and as the caller may see it. */
  current?: Conversation;
}

/** The one way a use case refuses: one of seven codes, refined by a reason of the contract. */
export class DeskError extends Error {
  readonly code: ErrorCode;
  readonly reason: ErrorReason | null;
  readonly details: Details;

  constructor(code: ErrorCode, reason: ErrorReason | null = null, details: Details = {}) {
    super(reason ? `${code}: ${reason}` : code);
    this.name = "DeskError";
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** Names what a row's absence means to a stranger. @throws not_found */
export function found<Row>(row: Row | undefined | null): Row {
  if (row === undefined || row === null) throw new DeskError("not_found");
  return row;
}
