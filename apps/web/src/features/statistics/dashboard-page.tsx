import { emptyStatisticsFilter, type StatisticsFilter } from "@frontdesk/contract";
import { Button, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeskTitle } from "../../desk-title.tsx";
import { DownloadIcon } from "../../ui/icons.ts";
import { onDemand } from "../../ui/on-demand.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { dateName } from "../../ui/time.ts";
import { useViewer } from "../../viewer.tsx";
import classes from "./dashboard-page.module.css";
import { type DashboardSearch, type Days, namedIn } from "./dashboard-search.ts";
import { Figures } from "./figures.tsx";
import { daysOf } from "./period.ts";
import { PeriodPicker } from "./period-picker.tsx";
import { StatisticsFilters } from "./statistics-filters.tsx";
import { type FigureAsked, useStatistics } from "./use-statistics.ts";

const FiguredDrawer = onDemand(async () => (await import("./figured-drawer.tsx")).FiguredDrawer);

interface DashboardPageProps {
  search: DashboardSearch;
  onSearch: (search: DashboardSearch) => void;
}

/** What goes on and went on in the workspace, in figures that move; each opens the conversations behind it. */
export function DashboardPage({ search, onSearch }: DashboardPageProps) {
  const { t, i18n } = useTranslation();
  const { workspace, can } = useViewer();
  const [shown, setShown] = useState<FigureAsked | null>(null);
  const { from, to, period = "week", filter: named } = search;
  const days = from && to ? { from, to } : daysOf(period, { timezone: workspace.timezone, at: Date.now() });
  const filter = { ...emptyStatisticsFilter, ...named };
  const asked = { ...days, ...filter };
  const { figures, isOld } = useStatistics(asked);
  const statistics = figures.data?.data;
  const date = (day: string) => dateName(`${day}T12:00`, i18n.language);
  return (
    <div className={classes.page} data-scrolls>
      <DeskTitle title={t("dashboard.title")} />
      <div className={classes.content} data-old={isOld || undefined}>
        <div className={classes.head}>
          <div>
            <Title order={1} size="h3">
              {t("dashboard.title")}
            </Title>
            <Text c="dimmed">{t(can("report:oversee") ? "dashboard.lead" : "dashboard.leadOwn")}</Text>
          </div>
          {can("report:export") && (
            <Button
              component="a"
              href={exportAddress(workspace.slug, asked)}
              download
              variant="default"
              leftSection={<DownloadIcon size={16} aria-hidden="true" />}
              title={t("dashboard.exportHint")}
            >
              {t("dashboard.export")}
            </Button>
          )}
        </div>
        <search className={classes.filters} aria-label={t("dashboard.filters")}>
          <PeriodPicker
            preset={from && to ? null : period}
            days={days}
            onChange={(chosen) => onSearch({ ...chosen, ...(named && { filter: named }) })}
          />
          <StatisticsFilters
            filter={filter}
            onChange={(chosen) => {
              const { filter: _, ...rest } = search;
              const asks = namedIn(chosen);
              onSearch({ ...rest, ...(asks && { filter: asks }) });
            }}
          />
        </search>
        {isOld && statistics && (
          <Text role="status" size="sm" c="orange">
            {t("dashboard.old")}
          </Text>
        )}
        {figures.error && !statistics && <PaneError error={figures.error} onRetry={() => void figures.refetch()} />}
        {figures.isPending && <PaneLoading />}
        {statistics && (
          <>
            <Figures statistics={statistics} asked={asked} onOpen={setShown} />
            <Text size="xs" c="dimmed">
              {t("dashboard.zone", {
                zone: statistics.period.timezone,
                from: date(statistics.period.beforeFrom),
                to: date(statistics.period.beforeTo),
              })}
            </Text>
          </>
        )}
      </div>
      {shown && <FiguredDrawer asked={asked} figure={shown} onClose={() => setShown(null)} />}
    </div>
  );
}

function exportAddress(slug: string, asked: Days & StatisticsFilter): string {
  const named = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== null);
  return `/w/${slug}/reports/conversations.csv?${new URLSearchParams(named)}`;
}
