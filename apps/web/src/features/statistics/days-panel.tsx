import type { DayFigures } from "@frontdesk/contract";
import { Table } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { onDemand } from "../../ui/on-demand.tsx";
import { PaneLoading } from "../../ui/pane.tsx";
import { dateName } from "../../ui/time.ts";
import { WideTable } from "../../ui/wide-table.tsx";
import classes from "./days-panel.module.css";
import { Panel } from "./panel.tsx";

const DaysChart = onDemand(async () => (await import("./days-chart.tsx")).DaysChart, <PaneLoading />);

const kinds = ["opened", "reopened", "closed", "inbound", "outbound"] as const;

/** What each day brought, as a chart for the eye and as a table for whoever wants the numbers. */
export function DaysPanel({ days }: { days: DayFigures[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Panel title={t("dashboard.days")}>
      <div aria-hidden="true" className={classes.chart}>
        <DaysChart days={days} />
      </div>
      <details>
        <summary className={classes.summary}>{t("dashboard.asTable")}</summary>
        <WideTable label={t("dashboard.days")} minWidth={480} maxHeight={360} stickyHeader verticalSpacing={2}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("dashboard.day")}</Table.Th>
              {kinds.map((kind) => (
                <Table.Th key={kind}>{t(`dashboard.${kind}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map((figures) => (
              <Table.Tr key={figures.day}>
                <Table.Th fw={400}>{dateName(`${figures.day}T12:00`, i18n.language)}</Table.Th>
                {kinds.map((kind) => (
                  <Table.Td key={kind}>{figures[kind]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      </details>
    </Panel>
  );
}
