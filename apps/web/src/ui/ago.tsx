import { useTranslation } from "react-i18next";
import { useNow } from "./clock.ts";
import { fullTime, spanOf } from "./time.ts";

/** The words for a span of time, such as "5 min". */
export function useSpanWords() {
  const { t } = useTranslation();
  return (ms: number) => {
    const span = spanOf(ms);
    return span.unit === "now" ? t("ago.now") : t(`ago.${span.unit}`, { count: span.count });
  };
}

/** How long ago something was, kept current; the full time is its tooltip. */
export function Ago({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const words = useSpanWords();
  const now = useNow(15_000);
  return (
    <time dateTime={at} title={fullTime(at, i18n.language)}>
      {words(now - Date.parse(at))}
    </time>
  );
}
