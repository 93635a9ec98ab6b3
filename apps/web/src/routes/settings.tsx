import { Navigate, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DeskTitle } from "../desk-title.tsx";
import { SettingsLayout } from "../features/shell/settings-layout.tsx";
import { ProofProvider } from "../proof/proof.tsx";
import { useViewer } from "../viewer.tsx";

/** The settings: their list of pages beside the one that is open. */
export function SettingsRoute() {
  const { t } = useTranslation();
  return (
    <SettingsLayout>
      <DeskTitle title={t("settings.title")} />
      <ProofProvider>
        <Outlet />
      </ProofProvider>
    </SettingsLayout>
  );
}

/** The first page of the settings that the reader's role may see. */
export function SettingsHomeRoute() {
  const { workspace, can } = useViewer();
  const to = can("bot:read") ? "/w/$slug/settings/bots" : "/w/$slug/settings/members";
  return <Navigate to={to} params={{ slug: workspace.slug }} replace />;
}
