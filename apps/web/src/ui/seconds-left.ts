import { deskErrorOf } from "@frontdesk/client";
import { useMemo } from "react";
import { useNow } from "./clock.ts";

const stillMs = 3_600_000;

/** B20: seconds until the desk takes another try, counted down from when the error is first shown; 0 where it does at once. */
export function useSecondsLeft(error: unknown): number {
  const until = useMemo(() => {
    if (!error) return 0;
    const { code, retryAfterMs } = deskErrorOf(error);
    return code === "limited" && retryAfterMs !== null ? Date.now() + retryAfterMs : 0;
  }, [error]);
  const now = useNow(until === 0 ? stillMs : 1_000);
  return until === 0 ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
