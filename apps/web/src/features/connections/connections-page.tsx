import type { LiveReport } from "@frontdesk/contract";
import { Anchor, Badge, Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./connections-page.module.css";
import { Figure } from "./figure.tsx";
import { LiveFigureList } from "./live-figure-list.tsx";
import { NodeTable } from "./node-table.tsx";

const everyMs = 2_000;

/** Who is connected to this workspace now, over which node and how, and whether they keep up; renewed by itself. */
export function ConnectionsPage() {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const query = trpc.status.live.useQuery(undefined, { refetchInterval: everyMs });
  const report = query.data;
  return (
    <SettingsPage title={t("connections.title")} lead={t("connections.lead")}>
      {query.error && !report && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PaneLoading />}
      {report && <Report report={report} isOld={query.isError} />}
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/w/$slug/settings/status" params={{ slug: workspace.slug }} {...props} />}
      >
        {t("connections.status")}
      </Anchor>
    </SettingsPage>
  );
}

function Report({ report, isOld }: { report: LiveReport; isOld: boolean }) {
  const { t } = useTranslation();
  const { all, nodes } = report;
  return (
    <>
      <LiveFigureList report={report} isOld={isOld} />
      <Section title={t("connections.roles")} lead={t("connections.rolesHint")}>
        <Group gap="xs" component="ul" className={classes.roles}>
          {all.byRole.map(({ name, preset, connections }) => (
            <li key={`${name} ${preset}`}>
              <Badge size="lg" variant="light" tt="none" rightSection={<b>{connections}</b>}>
                {preset === null ? (name ?? t("connections.scripts")) : t(`preset.${preset}`)}
              </Badge>
            </li>
          ))}
        </Group>
        {all.byRole.length === 0 && <Text size="sm">{t("connections.nobody")}</Text>}
      </Section>
      <NodeTable nodes={nodes} at={report.at} />
      <Section title={t("connections.dropped")} lead={t("connections.droppedHint")}>
        <dl className={classes.figures}>
          {(["slow", "flooded", "signed_out", "forbidden"] as const).map((why) => (
            <Figure key={why} label={t(`connections.why.${why}`)} hint={t(`connections.whyHint.${why}`)}>
              {all.dropped[why]}
            </Figure>
          ))}
        </dl>
      </Section>
    </>
  );
}
