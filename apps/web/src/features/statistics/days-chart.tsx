import "@mantine/charts/styles.css";
import type { DayFigures } from "@frontdesk/contract";
import { BarChart } from "@mantine/charts";
import { useTranslation } from "react-i18next";

/** The days of a period side by side: what was opened, and what was closed. */
export function DaysChart({ days }: { days: DayFigures[] }) {
  const { t, i18n } = useTranslation();
  const dates = new Intl.DateTimeFormat(i18n.language, { day: "numeric", month: "short" });
  const data = days.map(({ day, opened, reopened, closed }) => ({
    day: dates.format(new Date(`${day}T12:00`)),
    opened: opened + reopened,
    closed,
  }));
  return (
    <BarChart
      h={240}
      data={data}
      dataKey="day"
      withLegend
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
