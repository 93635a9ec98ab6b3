import "@mantine/charts/styles.css";
import type { DayFigures } from "@frontdesk/contract";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";
import { shortDay } from "../../ui/time.ts";

/** The days of a period side by side: what was opened, and what was closed. */
export function DaysChart({ days }: { days: DayFigures[] }) {
  const { t, i18n } = useTranslation();
  const data = days.map(({ day, opened, reopened, closed }) => ({
    day: shortDay(`${day}T12:00`, i18n.language),
    opened: opened + reopened,
    closed,
  }));
  return (
    <BarChart
      h={240}
      data={data}
      dataKey="day"
      withLegend
      // Unless it is told not to, the chart sorts what it shows by name.
      legendProps={{ itemSorter: null }}
      // Who can't see it has the table.
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false, maxBarSize: 28 }}
      tooltipAnimationDuration={0}
      yAxisProps={{ allowDecimals: false, width: 36 }}
      series={[
        { name: "opened", label: t("dashboard.opened"), color: "petrol.6" },
        { name: "closed", label: t("dashboard.closed"), color: "gray.5" },
      ]}
    />
  );
}
