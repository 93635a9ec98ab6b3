import { useTranslation } from "react-i18next";
import { useSpanWords } from "../../ui/ago.tsx";

const minuteMs = 60_000;

/** How old something was at a moment, to the second while it is young; both ISO 8601. */
export function useAge(at: string): (since: string | null) => string {
  const { t } = useTranslation();
  const words = useSpanWords();
  return (since) => {
    if (since === null) return "–";
    const ms = Date.parse(at) - Date.parse(since);
    // Clocks of two machines may differ a little.
    return ms < minuteMs ? t("connections.seconds", { count: Math.max(0, Math.floor(ms / 1_000)) }) : words(ms);
  };
}
