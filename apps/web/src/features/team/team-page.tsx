import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PageMissing } from "../../routes/page-missing.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { TeamForm } from "./team-form.tsx";
import { TeamInboxes } from "./team-inboxes.tsx";
import { TeamMembers } from "./team-members.tsx";

interface TeamPageProps {
  teamId: string;
  /** The way to invite somebody into it, for those who may. */
  children: ReactNode;
}

/** One team: who is in it and what they have on their desks, and the inboxes that lead to it. */
export function TeamPage({ teamId, children }: TeamPageProps) {
  const { t } = useTranslation();
  const { can, scope } = useViewer();
  const teams = trpc.team.list.useQuery();
  const members = trpc.member.list.useQuery();
  const [isEditing, setEditing] = useState(false);
  const team = teams.data?.data.find(({ id }) => id === teamId);
  if (teams.data && !team) return <PageMissing />;
  const present = members.data?.data.filter(({ status }) => status !== "removed") ?? [];
  const mayManage = can("team:manage") && scope === "all";
  return (
    <SettingsPage
      title={team?.name ?? t("teams.title")}
      lead={t("teamPage.lead")}
      action={
        team &&
        mayManage && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {t("teams.edit")}
          </Button>
        )
      }
      back={<BackLink to="/w/$slug/settings/teams" label={t("teamPage.all")} />}
      isNarrow
    >
      {teams.error && !team && <PaneError error={teams.error} onRetry={() => void teams.refetch()} />}
      {(teams.isPending || members.isPending) && <PaneLoading />}
      {team && <TeamMembers members={present.filter(({ id }) => team.memberIds.includes(id))} />}
      {team && can("inbox:manage") && <TeamInboxes teamId={team.id} />}
      {team && children}
      {team && isEditing && <TeamForm team={team} members={present} onClose={() => setEditing(false)} />}
    </SettingsPage>
  );
}
