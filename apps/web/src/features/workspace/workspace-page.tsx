import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";

/** How the workspace is called, and how much it keeps for how long. */
export function WorkspacePage() {
  const { t } = useTranslation();
  const query = trpc.workspace.settings.useQuery();
  const settings = query.data?.data;
  return (
    <SettingsPage title={t("workspace.title")} lead={t("workspace.lead")}>
      {query.error && !settings && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PaneLoading />}
      {settings && <WorkspaceForm settings={settings} />}
    </SettingsPage>
  );
}
