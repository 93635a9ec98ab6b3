import { useTranslation } from "react-i18next";
import { useNow } from "./clock.ts";
import { fullTime, spanOf } from "./time.ts";

/** How long ago something was, as a phrase such as "5 min ago"; kept current, the full time is its tooltip. */
export function AgoPhrase({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const span = spanOf(useNow(15_000) - Date.parse(at));
  const phrases = new Intl.RelativeTimeFormat(i18n.language, { numeric: "auto", style: "short" });
  return (
    <time dateTime={at} title={fullTime(at, i18n.language)}>
      {span.unit === "now" ? phrases.format(0, "second") : phrases.format(-span.count, span.unit)}
    </time>
  );
}
