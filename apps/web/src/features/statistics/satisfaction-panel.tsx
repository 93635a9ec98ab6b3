import { type Compared, type Satisfaction, satisfiedShare } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "./panel.tsx";
import { ShareBars } from "./share-bars.tsx";
import type { FigureAsked } from "./use-statistics.ts";

interface SatisfactionPanelProps {
  satisfaction: Compared<Satisfaction>;
  onOpen: (figure: FigureAsked) => void;
}

/** How people say they were helped: the share of the satisfied, and how many gave each rating. */
export function SatisfactionPanel({ satisfaction: { now, before }, onOpen }: SatisfactionPanelProps) {
  const { t } = useTranslation();
  const share = satisfiedShare(now);
  const shareBefore = satisfiedShare(before);
  const rated = now.byRating.reduce((sum, each) => sum + each, 0);
  const percent = (value: number) => Math.round(value * 100);
  const rows = [5, 4, 3, 2, 1].map((rating) => ({
    key: `${rating}`,
    label: t("dashboard.rating", { rating }),
    count: now.byRating[rating - 1] ?? 0,
    onOpen: () => onOpen({ kind: "rated", rating }),
  }));
  return (
    <Panel title={t("dashboard.satisfaction")}>
      {share === null ? (
        <div>
          <Text>{t("dashboard.nobodyRated")}</Text>
          <Text size="sm" c="dimmed">
            {t("dashboard.nobodyRatedHint")}
          </Text>
        </div>
      ) : (
        <>
          <div>
            <Text size="xl" fw={600}>
              {t("dashboard.satisfied", { percent: percent(share) })}
            </Text>
            <Text size="xs" c="dimmed">
              {t("dashboard.satisfiedHint", { rated, asked: now.asked })}{" "}
              {shareBefore !== null && t("dashboard.before", { value: `${percent(shareBefore)} %` })}
            </Text>
          </div>
          <ShareBars label={t("dashboard.satisfaction")} rows={rows} />
        </>
      )}
    </Panel>
  );
}
