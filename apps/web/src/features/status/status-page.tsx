import { useDeskHealth } from "@frontdesk/client/react";
import { Anchor, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { clockTime } from "../../ui/time.ts";
import { useViewer } from "../../viewer.tsx";
import { Check } from "./check.tsx";
import { DebugSwitch } from "./debug-switch.tsx";
import { examineStatus, type Finding } from "./examine-status.ts";
import { Failures } from "./failures.tsx";
import classes from "./status-page.module.css";

const everyMs = 10_000;

/** What the desk stands on, what waits and what went wrong, each with what to do about it. */
export function StatusPage() {
  const { t, i18n } = useTranslation();
  const { workspace, can } = useViewer();
  const health = useDeskHealth();
  const query = trpc.status.get.useQuery(undefined, { refetchInterval: everyMs });
  const bots = trpc.bot.list.useQuery(undefined, { enabled: can("bot:read") });
  const status = query.data;
  const findings = status ? examineStatus(status, bots.data?.data, t, i18n.language) : [];
  const away: Finding = { level: "wrong", title: t("status.database"), sentences: [t("status.databaseAway")] };
  const isAway = health.kind === "down";
  return (
    <SettingsPage title={t("status.title")} lead={t("status.lead")}>
      {query.error && !status && !isAway && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && !isAway && <PaneLoading />}
      {(status || isAway) && (
        <ul className={classes.list} aria-label={t("status.list")}>
          {(isAway ? [away] : findings).map(({ level, title, sentences }) => (
            <Check key={title} level={level} title={title}>
              {sentences.map((sentence) => (
                <Text key={sentence} size="sm" c="dimmed">
                  {sentence}
                </Text>
              ))}
            </Check>
          ))}
          {status && !isAway && <Failures failures={status.failures} />}
        </ul>
      )}
      {status && <DebugSwitch until={status.debugUntil} onChanged={() => void query.refetch()} />}
      <Anchor
        size="sm"
        renderRoot={(props) => <Link to="/w/$slug/settings/connections" params={{ slug: workspace.slug }} {...props} />}
      >
        {t("connections.open")}
      </Anchor>
      <Stack gap={2}>
        {status && (
          <Text size="xs" c="dimmed">
            {t("status.asOf", { time: clockTime(status.at, i18n.language) })}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t("status.doctor")}
        </Text>
      </Stack>
    </SettingsPage>
  );
}
