import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MemberTable } from "./member-table.tsx";
import { PendingInvitations } from "./pending-invitations.tsx";

/** Who works in the workspace, with what rights, and who is invited. */
export function MembersPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const members = trpc.member.list.useQuery();
  const mayManage = can("member:manage");
  return (
    <SettingsPage title={t("members.title")} lead={t("members.lead")}>
      {members.error && !members.data && <PaneError error={members.error} onRetry={() => void members.refetch()} />}
      {members.isPending && <PaneLoading />}
      {members.data && <MemberTable members={members.data.data} mayManage={mayManage} />}
      {mayManage && <InviteForm />}
      {mayManage && <PendingInvitations />}
    </SettingsPage>
  );
}
