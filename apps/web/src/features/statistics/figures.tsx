import type { Statistics } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import classes from "./dashboard-page.module.css";
import { DaysPanel } from "./days-panel.tsx";
import { EscalationsPanel } from "./escalations-panel.tsx";
import { GroupsPanel } from "./groups-panel.tsx";
import { SatisfactionPanel } from "./satisfaction-panel.tsx";
import { StandingTiles } from "./standing-tiles.tsx";
import { TimesPanel } from "./times-panel.tsx";
import type { Asked, FigureAsked } from "./use-statistics.ts";
import { VolumeTiles } from "./volume-tiles.tsx";
import { WeekPanel } from "./week-panel.tsx";

interface FiguresProps {
  statistics: Statistics;
  asked: Asked;
  onOpen: (figure: FigureAsked) => void;
}

/** All figures of a period, the ones of this moment first. */
export function Figures({ statistics, asked, onOpen }: FiguresProps) {
  const { t } = useTranslation();
  const { volume, standing, days, hours, members, teams, inboxes } = statistics;
  return (
    <div className={classes.figures}>
      <div className={classes.groups}>
        <StandingTiles standing={standing} asked={asked} />
        <VolumeTiles volume={volume} onOpen={onOpen} />
      </div>
      <div className={classes.columns}>
        <TimesPanel statistics={statistics} onOpen={onOpen} />
        <SatisfactionPanel satisfaction={statistics.satisfaction} onOpen={onOpen} />
      </div>
      <DaysPanel days={days} />
      <div className={classes.columns}>
        <WeekPanel hours={hours} onOpen={onOpen} />
        <EscalationsPanel escalations={statistics.escalations} onOpen={onOpen} />
      </div>
      <GroupsPanel title={t("dashboard.members")} groups={members} field="memberId" onOpen={onOpen} />
      <GroupsPanel title={t("dashboard.teams")} groups={teams} field="teamId" onOpen={onOpen} />
      <GroupsPanel title={t("dashboard.inboxes")} groups={inboxes} field="inboxId" onOpen={onOpen} />
    </div>
  );
}
