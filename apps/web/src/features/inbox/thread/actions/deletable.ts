import { type Message, messageLimits } from "@frontdesk/contract";

/** T9: whether a message may go from the person's phone too: what the desk sent, for 48 hours. */
export type Deletable = "yes" | "too_old" | "no";

export function deletableOf(
  { direction, state, createdAt }: Pick<Message, "direction" | "state" | "createdAt">,
  now: number,
): Deletable {
  if (direction !== "out" || state !== "sent") return "no";
  return now - Date.parse(createdAt) < messageLimits.deletableMs ? "yes" : "too_old";
}
