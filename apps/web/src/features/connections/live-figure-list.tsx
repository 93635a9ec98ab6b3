import type { LiveReport } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import classes from "./connections-page.module.css";
import { Figure } from "./figure.tsx";
import { useAge } from "./use-age.ts";

interface LiveFigureListProps {
  report: LiveReport;
  /** True while the desk does not answer, and these are what it answered last. */
  isOld: boolean;
}

/** The workspace's figures over all nodes. */
export function LiveFigureList({ report, isOld }: LiveFigureListProps) {
  const { t, i18n } = useTranslation();
  const { at, all, outbox, updates } = report;
  const since = useAge(at);
  const rate = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(all.eventsPerSecond);
  const failed = outbox.failed + outbox.unknown + updates.failed;
  return (
    <dl className={classes.figures} aria-label={t("connections.figures")} data-old={isOld || undefined}>
      <Figure label={t("connections.live")}>{all.connections}</Figure>
      <Figure label={t("connections.ws")}>{all.byTransport.ws}</Figure>
      <Figure label={t("connections.sse")}>{all.byTransport.sse}</Figure>
      <Figure label={t("connections.oldest")}>{since(all.oldestAt)}</Figure>
      <Figure label={t("connections.rate")}>{rate}</Figure>
      <Figure
        label={t("connections.behind")}
        hint={all.behind > 0 ? t("connections.behindHint", { count: all.catchingUp }) : undefined}
        isBad={all.behind > 0}
      >
        {all.behind}
      </Figure>
      <Figure
        label={t("connections.outbox")}
        hint={outbox.oldestAt === null ? undefined : t("connections.outboxHint", { span: since(outbox.oldestAt) })}
        isBad={outbox.oldestAt !== null && Date.parse(at) - Date.parse(outbox.oldestAt) > 60_000}
      >
        {outbox.waiting}
      </Figure>
      <Figure
        label={t("connections.failed")}
        hint={
          failed > 0
            ? t("connections.failedHint", { failed: outbox.failed, unknown: outbox.unknown, updates: updates.failed })
            : undefined
        }
        isBad={failed > 0}
      >
        {failed}
      </Figure>
    </dl>
  );
}
