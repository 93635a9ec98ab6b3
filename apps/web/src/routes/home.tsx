import { Center } from "@mantine/core";
import { Navigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../desk.ts";
import { EntryPage } from "../features/session/entry-page.tsx";
import { lastWorkspace } from "../features/session/last-workspace.ts";
import { WorkspaceChooser } from "../features/session/workspace-chooser.tsx";
import { PaneError, PaneLoading } from "../ui/pane.tsx";

/** Leads to set-up, sign-in, the only or the last workspace; else lets the reader choose. */
export function HomeRoute() {
  const { t } = useTranslation();
  const installation = trpc.installation.get.useQuery();
  const me = trpc.identity.me.useQuery();
  const failed = [installation, me].find(({ error }) => error);

  if (failed) return <PaneError error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!installation.data || me.data === undefined) {
    return (
      <Center component="main" h="100%">
        <PaneLoading />
      </Center>
    );
  }
  if (installation.data.needsSetUp) return <Navigate to="/setup" replace />;
  if (me.data === null) return <Navigate to="/sign-in" replace />;
  const { workspaces } = me.data;
  const slug = workspaces.find((each) => each.slug === lastWorkspace())?.slug ?? onlyOne(workspaces)?.slug;
  if (slug !== undefined) return <Navigate to="/w/$slug/inbox" params={{ slug }} replace />;
  return (
    <EntryPage title={t("workspaces.title")}>
      <WorkspaceChooser me={me.data} />
    </EntryPage>
  );
}

function onlyOne<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}
