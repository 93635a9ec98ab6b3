import { compareTeams, type Team } from "@frontdesk/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { TeamCard } from "./team-card.tsx";
import { TeamForm } from "./team-form.tsx";

/** Who answers together, and so sees the same conversations. */
export function TeamsPage() {
  const { t } = useTranslation();
  const { can, scope } = useViewer();
  const teams = trpc.team.list.useQuery();
  const members = trpc.member.list.useQuery();
  const [edited, setEdited] = useState<Team | "new" | null>(null);
  const mayManage = can("team:manage") && scope === "all";
  const present = members.data?.data.filter(({ status }) => status !== "removed") ?? [];

  const add = mayManage && (
    <Button leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
      {t("teams.create")}
    </Button>
  );
  return (
    <SettingsPage title={t("teams.title")} lead={t("teams.lead")} action={add}>
      {teams.error && !teams.data && <PaneError error={teams.error} onRetry={() => void teams.refetch()} />}
      {teams.isPending && <PaneLoading />}
      {teams.data && (
        <PlainList aria-label={t("teams.title")}>
          {teams.data.data.toSorted(compareTeams).map((team) => (
            <li key={team.id}>
              <TeamCard team={team} members={present} mayManage={mayManage} onEdit={() => setEdited(team)} />
            </li>
          ))}
        </PlainList>
      )}
      {edited !== null && (
        <TeamForm team={edited === "new" ? null : edited} members={present} onClose={() => setEdited(null)} />
      )}
    </SettingsPage>
  );
}
