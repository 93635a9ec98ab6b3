import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { CreateWorkspaceForm } from "../features/session/create-workspace-form.tsx";
import { EntryPage } from "../features/session/entry-page.tsx";

/** Makes another workspace. */
export function NewWorkspaceRoute() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EntryPage title={t("workspaces.createTitle")}>
      <CreateWorkspaceForm onDone={(slug) => void navigate({ to: "/w/$slug/inbox", params: { slug } })} />
    </EntryPage>
  );
}
