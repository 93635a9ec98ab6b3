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
  | "dismissed"
  | "deleting"
  | "deleted";

/** The standing of a message, given whether the desk can be reached; null for what other people wrote. */
export function standingOf({ outgoing, state }: ShownMessage, isOffline: boolean): Standing | null {
  if (outgoing === null) return state === "received" ? null : state;
  if (outgoing.state === "refused") return "refused";
  return isOffline || outgoing.state === "waiting" ? "offline" : "saving";
}
