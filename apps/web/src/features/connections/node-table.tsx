import { dropReasons, type NodeFigures } from "@frontdesk/contract";
import { Code, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";
import { WideTable } from "../../ui/wide-table.tsx";
import { useAge } from "./use-age.ts";

interface NodeTableProps {
  nodes: NodeFigures[];
  /** When they were counted. */
  at: string;
}

/** Each node that somebody of this workspace is connected to, the one that answered first. */
export function NodeTable({ nodes, at }: NodeTableProps) {
  const { t } = useTranslation();
  const since = useAge(at);
  return (
    <Section title={t("connections.nodes")} lead={t("connections.nodesHint")}>
      {nodes.length === 0 ? (
        <Text size="sm">{t("connections.nobody")}</Text>
      ) : (
        <WideTable label={t("connections.nodes")} minWidth={460} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("connections.node")}</Table.Th>
              <Table.Th>{t("connections.runs")}</Table.Th>
              <Table.Th>{t("connections.live")}</Table.Th>
              <Table.Th>{t("connections.oldest")}</Table.Th>
              <Table.Th>{t("connections.behind")}</Table.Th>
              <Table.Th>{t("connections.dropped")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {nodes.map((node) => (
              <Table.Tr key={node.id}>
                <Table.Td>
                  <Code title={node.id}>{node.id.slice(0, 8)}</Code>
                </Table.Td>
                <Table.Td>{since(node.startedAt)}</Table.Td>
                <Table.Td>{node.connections}</Table.Td>
                <Table.Td>{since(node.oldestAt)}</Table.Td>
                <Table.Td>{node.behind}</Table.Td>
                <Table.Td>{dropReasons.reduce((sum, why) => sum + node.dropped[why], 0)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}
