import type { ShownMessage } from "@frontdesk/client/react";

/** Where an own message stands, from this browser's queue to Telegram's answer. */
export type Standing =
  | "offline"
  | "saving"
  | "refused"
  | "queued"
  | "leased"
  | "sending"
  | "sent"
  | "failed"
  | "unknown"
  | "cancelled"
  | "dismissed";

const byOutgoing = { waiting: "offline", sending: "saving", refused: "refused" } as const;

/** The standing of a message; null for what other people wrote. */
export function standingOf({ outgoing, state }: Pick<ShownMessage, "outgoing" | "state">): Standing | null {
  if (outgoing !== null) return byOutgoing[outgoing.state];
  return state === "received" ? null : state;
}
