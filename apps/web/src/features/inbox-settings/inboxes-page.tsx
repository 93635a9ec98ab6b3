import { Anchor, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { EscalationSection } from "./escalation-section.tsx";
import { InboxCard } from "./inbox-card.tsx";

/** The workspace's inboxes, and when a person is called in all of them. */
export function InboxesPage() {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const inboxes = trpc.inbox.list.useQuery();
  const policy = trpc.escalation.get.useQuery();
  const listed = inboxes.data?.data;
  return (
    <SettingsPage title={t("inboxes.title")} lead={t("inboxes.lead")}>
      {inboxes.error && !listed && <PaneError error={inboxes.error} onRetry={() => void inboxes.refetch()} />}
      {inboxes.isPending && <PaneLoading />}
      {listed?.length === 0 && (
        <Stack gap={4} align="start">
          <Title order={2} size="h4">
            {t("inboxes.empty")}
          </Title>
          <Text c="dimmed">{t("inboxes.emptyHint")}</Text>
          <Anchor
            renderRoot={(props) => <Link to="/w/$slug/settings/bots" params={{ slug: workspace.slug }} {...props} />}
          >
            {t("settings.bots")}
          </Anchor>
        </Stack>
      )}
      {listed && listed.length > 0 && (
        <PlainList aria-label={t("inboxes.list")}>
          {listed.map((inbox) => (
            <li key={inbox.id}>
              <InboxCard inbox={inbox} />
            </li>
          ))}
        </PlainList>
      )}
      {policy.data && <EscalationSection key={policy.data.data.version} policy={policy.data.data} />}
    </SettingsPage>
  );
}
