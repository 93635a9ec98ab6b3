import type { GroupFigures } from "@frontdesk/contract";
import { Button, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { WideTable } from "../../ui/wide-table.tsx";
import { useDuration } from "./duration.ts";
import { Panel } from "./panel.tsx";
import type { FigureAsked } from "./use-statistics.ts";

interface GroupsPanelProps {
  title: string;
  groups: GroupFigures[];
  /** By which field of the filter a row's lists are asked for. */
  field: "memberId" | "teamId" | "inboxId";
  onOpen: (figure: FigureAsked) => void;
}

/** What each operator, team or inbox did, a row each. */
export function GroupsPanel({ title, groups, field, onOpen }: GroupsPanelProps) {
  const { t, i18n } = useTranslation();
  const duration = useDuration();
  // In hours however many they are: nobody works days of 24 of them.
  const online = (seconds: number | null) => {
    const minutes = Math.floor((seconds ?? 0) / 60);
    if (seconds === null) return t("dashboard.none");
    return t("dashboard.duration.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  };
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <Panel title={title}>
      {groups.length === 0 ? (
        <Text>{t("dashboard.nothing")}</Text>
      ) : (
        <WideTable label={title} minWidth={640} verticalSpacing={4} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("dashboard.name")}</Table.Th>
              <Table.Th>{t("dashboard.opened")}</Table.Th>
              <Table.Th>{t("dashboard.closed")}</Table.Th>
              <Table.Th>{t("dashboard.handled")}</Table.Th>
              <Table.Th>{t("dashboard.written")}</Table.Th>
              <Table.Th>{t("dashboard.firstResponse")}</Table.Th>
              <Table.Th>{t("dashboard.resolution")}</Table.Th>
              <Table.Th>{t("dashboard.csat")}</Table.Th>
              {field === "memberId" && <Table.Th>{t("dashboard.online")}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map((group) => {
              const open = (kind: FigureAsked["kind"]) => onOpen({ kind, [field]: group.id });
              const count = (kind: FigureAsked["kind"], label: string, value: number) =>
                value === 0 ? (
                  numbers.format(value)
                ) : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    ml={-8}
                    aria-label={`${group.name}, ${label}: ${value}. ${t("dashboard.show")}`}
                    onClick={() => open(kind)}
                  >
                    {numbers.format(value)}
                  </Button>
                );
              return (
                <Table.Tr key={group.id}>
                  <Table.Th fw={500}>{group.name}</Table.Th>
                  <Table.Td>{count("opened", t("dashboard.opened"), group.opened)}</Table.Td>
                  <Table.Td>{count("closed", t("dashboard.closed"), group.closed)}</Table.Td>
                  <Table.Td>{numbers.format(group.handled)}</Table.Td>
                  <Table.Td>{count("outbound", t("dashboard.written"), group.outbound)}</Table.Td>
                  <Table.Td>{duration(group.firstResponse)}</Table.Td>
                  <Table.Td>{duration(group.resolution)}</Table.Td>
                  <Table.Td>
                    {group.rating === null
                      ? t("dashboard.none")
                      : t("dashboard.csatOf", { rating: numbers.format(group.rating), count: group.rated })}
                  </Table.Td>
                  {field === "memberId" && <Table.Td>{online(group.onlineSeconds)}</Table.Td>}
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </WideTable>
      )}
    </Panel>
  );
}
