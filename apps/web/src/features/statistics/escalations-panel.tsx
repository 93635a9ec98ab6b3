import type { Statistics } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Panel } from "./panel.tsx";
import { ShareBars } from "./share-bars.tsx";
import type { FigureAsked } from "./use-statistics.ts";

interface EscalationsPanelProps {
  escalations: Statistics["escalations"];
  onOpen: (figure: FigureAsked) => void;
}

/** What called for a person, and how often. */
export function EscalationsPanel({ escalations, onOpen }: EscalationsPanelProps) {
  const { t } = useTranslation();
  const rows = escalations.map(({ cause, count }) => ({
    key: cause,
    label: t(`dashboard.cause.${cause}`),
    count: count.now,
    onOpen: () => onOpen({ kind: "escalated", cause }),
  }));
  const isQuiet = rows.every(({ count }) => count === 0);
  return (
    <Panel title={t("dashboard.escalations")}>
      {isQuiet ? (
        <Text>{t("dashboard.nobodyCalled")}</Text>
      ) : (
        <ShareBars label={t("dashboard.escalations")} rows={rows} />
      )}
    </Panel>
  );
}
