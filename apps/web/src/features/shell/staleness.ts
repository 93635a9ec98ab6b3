import { useLive } from "@frontdesk/client/react";
import { useNow } from "../../ui/clock.ts";

// A reconnect within this time is not worth a word.
const forgivenMs = 5_000;

/** Since when the page may be behind the desk, in ms; null while it is live or has only just lost the connection. */
export function useStaleness(): number | null {
  const { staleSince } = useLive();
  const now = useNow(1_000);
  return staleSince !== null && now - staleSince > forgivenMs ? staleSince : null;
}
