import type { Durations, Statistics } from "@frontdesk/contract";
import { Button, SegmentedControl, Table } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WideTable } from "../../ui/wide-table.tsx";
import { useDuration } from "./duration.ts";
import { Change } from "./figure-tile.tsx";
import { Panel } from "./panel.tsx";
import type { FigureAsked } from "./use-statistics.ts";

interface TimesPanelProps {
  statistics: Pick<Statistics, "firstResponse" | "resolution">;
  onOpen: (figure: FigureAsked) => void;
}

const measures = ["median", "p90", "mean"] as const;

/** How long people waited for a first answer, and how long it took to an end, by the clock or in business hours. */
export function TimesPanel({ statistics, onOpen }: TimesPanelProps) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  const [by, setBy] = useState<keyof Durations>("wall");
  const numbers = new Intl.NumberFormat(i18n.language);
  const columns = [
    { kind: "answered", label: t("dashboard.firstResponse"), of: statistics.firstResponse },
    { kind: "closed", label: t("dashboard.resolution"), of: statistics.resolution },
  ] as const;
  return (
    <Panel
      title={t("dashboard.times")}
      lead={t("dashboard.timesHint")}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t("dashboard.times")}
          value={by}
          data={[
            { value: "wall", label: t("dashboard.byClock") },
            { value: "business", label: t("dashboard.byHours") },
          ]}
          onChange={setBy}
        />
      }
    >
      <WideTable label={t("dashboard.times")} minWidth={320} withRowBorders={false} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("dashboard.measure")}</Table.Th>
            {columns.map(({ kind, label }) => (
              <Table.Th key={kind}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {measures.map((measure) => (
            <Table.Tr key={measure}>
              <Table.Th fw={400}>{t(`dashboard.${measure}`)}</Table.Th>
              {columns.map(({ kind, of }) => {
                const [now, before] = [of.now[by][measure], of.before[by][measure]];
                return (
                  <Table.Td key={kind}>
                    <b>{duration(now)}</b>{" "}
                    {now !== null && before !== null && (
                      <small>
                        <Change now={Math.round(now)} before={Math.round(before)} say={duration} />
                      </small>
                    )}
                  </Table.Td>
                );
              })}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th fw={400}>{t("dashboard.count")}</Table.Th>
            {columns.map(({ kind, label, of }) => (
              <Table.Td key={kind}>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  ml={-8}
                  aria-label={`${label}: ${of.now[by].count}. ${t("dashboard.show")}`}
                  onClick={() => onOpen({ kind })}
                >
                  {numbers.format(of.now[by].count)}
                </Button>
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </WideTable>
    </Panel>
  );
}
