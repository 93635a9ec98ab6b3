import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { Section } from "../../ui/section.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { ProviderForm } from "./provider-form.tsx";

/** Who writes suggestions for a workspace, what they are told, and in which inboxes. */
export function SuggestionsPage() {
  const { t } = useTranslation();
  const query = trpc.suggestion.settings.useQuery();
  const inboxes = trpc.inbox.list.useQuery();
  const settings = query.data?.data;
  const error = query.error ?? inboxes.error;
  return (
    <SettingsPage title={t("suggestions.title")} lead={t("suggestions.lead")}>
      {error && !settings && <PaneError error={error} onRetry={() => void query.refetch()} />}
      {(query.isPending || inboxes.isPending) && <PaneLoading />}
      {settings && inboxes.data && (
        <ProviderForm key={settings.version} settings={settings} inboxes={inboxes.data.data} />
      )}
      <Section title={t("suggestions.sent")} lead={t("suggestions.sentLead")}>
        <List size="sm" spacing={4}>
          <List.Item>{t("suggestions.sentThread")}</List.Item>
          <List.Item>{t("suggestions.sentKept")}</List.Item>
          <List.Item>{t("suggestions.sentEarlier")}</List.Item>
        </List>
        <Text size="sm">{t("suggestions.sentNever")}</Text>
      </Section>
    </SettingsPage>
  );
}
