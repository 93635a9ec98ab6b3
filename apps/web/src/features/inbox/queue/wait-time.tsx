import { useTranslation } from "react-i18next";
import { useSpanWords } from "../../../ui/ago.tsx";
import { useNow } from "../../../ui/clock.ts";
import { HourglassIcon } from "../../../ui/icons.ts";
import { clockTime } from "../../../ui/time.ts";
import classes from "./queue-row.module.css";

const longMs = 30 * 60_000;

/** How long a person has been waiting for an answer, kept current. */
export function WaitTime({ since }: { since: string }) {
  const { t, i18n } = useTranslation();
  const words = useSpanWords();
  const waitedMs = useNow(15_000) - Date.parse(since);
  return (
    <time
      className={classes.wait}
      data-long={waitedMs > longMs || undefined}
      dateTime={since}
      title={t("inbox.waitsSince", { time: clockTime(since, i18n.language) })}
    >
      <HourglassIcon size={12} aria-hidden="true" />
      <span aria-hidden="true">{words(waitedMs)}</span>
      <span className="heard">{t("inbox.waits", { time: words(waitedMs) })}</span>
    </time>
  );
}
