import { useTranslation } from "react-i18next";
import { useSpanWords } from "../../ui/ago.tsx";
import { useNow } from "../../ui/clock.ts";
import { clockTime } from "../../ui/time.ts";
import { PageNote } from "./page-note.tsx";

/** Says how old the page is, while it can't follow the desk. */
export function StaleNote({ since }: { since: number }) {
  const { t, i18n } = useTranslation();
  const words = useSpanWords();
  const now = useNow(15_000);
  const ageMs = Math.max(now - since, 60_000);
  return <PageNote>{t("live.stale", { time: clockTime(since, i18n.language), age: words(ageMs) })}</PageNote>;
}
