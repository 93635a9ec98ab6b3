import type { LiveState } from "@frontdesk/client";
import type { TFunction } from "i18next";
import { clockTime } from "../../ui/time.ts";

interface LiveWords {
  /** The state alone: what is read aloud when it changes. */
  state: string;
  /** The state with its figures, which change each second. */
  detail: string;
  tone: "good" | "busy" | "bad";
  /** Whether trying again at once makes sense. */
  canRetry: boolean;
}

/** What the live mark says: nothing but the truth. `now` in ms since the epoch. */
export function liveWords(live: LiveState, now: number, t: TFunction, locale: string): LiveWords {
  switch (live.kind) {
    case "live":
      return { state: t("live.live"), detail: t("live.live"), tone: "good", canRetry: false };
    case "connecting":
      return { state: t("live.connecting"), detail: t("live.connecting"), tone: "busy", canRetry: false };
    case "catching_up": {
      const words = t("live.catchingUp", { count: live.behind });
      return { state: words, detail: words, tone: "busy", canRetry: false };
    }
    case "waiting": {
      const seconds = Math.ceil((live.retryAt - now) / 1000);
      const state = t("live.reconnectingNow");
      if (seconds <= 0) return { state, detail: state, tone: "busy", canRetry: false };
      return { state, detail: t("live.reconnecting", { seconds }), tone: "busy", canRetry: true };
    }
    case "refused": {
      const words = t(live.isSignedOut ? "live.signedOut" : "live.refused");
      return { state: words, detail: words, tone: "bad", canRetry: !live.isSignedOut };
    }
    case "offline": {
      const words = t("live.offline", { time: clockTime(live.since, locale) });
      return { state: words, detail: words, tone: "bad", canRetry: true };
    }
  }
}
