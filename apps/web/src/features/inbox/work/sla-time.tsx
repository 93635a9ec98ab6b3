import type { SlaDue } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { useSpanWords } from "../../../ui/ago.tsx";
import { useNow } from "../../../ui/clock.ts";
import { AlertTriangleIcon, ClockIcon } from "../../../ui/icons.ts";
import { fullTime } from "../../../ui/time.ts";
import classes from "./sla-time.module.css";

const minuteMs = 60_000;

/**
 * How long is left until something promised is due, or since when it is late, kept current. The whole of it is said where
 * there is room for it, and always to who listens.
 */
export function SlaTime({ sla: { metric, dueAt, state }, isFull = false }: { sla: SlaDue; isFull?: boolean }) {
  const { t, i18n } = useTranslation();
  const words = useSpanWords();
  const leftMs = Date.parse(dueAt) - useNow(15_000);
  const time = words(Math.abs(leftMs));
  const way = Math.abs(leftMs) < minuteMs ? "now" : leftMs < 0 ? "late" : "left";
  const phrase = t(`sla.${way}.${metric}`, { time });
  const Icon = state === "running" ? ClockIcon : AlertTriangleIcon;
  return (
    <time
      className={classes.time}
      data-state={state}
      data-full={isFull || undefined}
      dateTime={dueAt}
      title={`${phrase} · ${t("sla.dueAt", { time: fullTime(dueAt, i18n.language) })}`}
    >
      <Icon size={12} aria-hidden="true" />
      <span className={classes.short} aria-hidden="true">
        {way === "late" ? `−${time}` : time}
      </span>
      <span className={classes.phrase}>{phrase}</span>
    </time>
  );
}
