import { getRouteApi } from "@tanstack/react-router";
import { InviteForm } from "../features/member/invite-form.tsx";
import { TeamPage } from "../features/team/team-page.tsx";
import { useViewer } from "../viewer.tsx";

const route = getRouteApi("/w/$slug/settings/teams/$teamId");

/** One team, and the way to invite somebody into it. */
export function TeamRoute() {
  const { teamId } = route.useParams();
  const { can } = useViewer();
  return (
    <TeamPage key={teamId} teamId={teamId}>
      {can("member:manage") && <InviteForm teamId={teamId} />}
    </TeamPage>
  );
}
