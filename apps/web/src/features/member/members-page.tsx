import { Button, Modal } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { UserPlusIcon } from "../../ui/icons.ts";
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
  const [inviting, { open, close }] = useDisclosure(false);
  const mayManage = can("member:manage");

  const invite = mayManage && (
    <Button leftSection={<UserPlusIcon size={16} />} onClick={open}>
      {t("members.invite")}
    </Button>
  );
  return (
    <SettingsPage title={t("members.title")} lead={t("members.lead")} action={invite}>
      {members.error && !members.data && <PaneError error={members.error} onRetry={() => void members.refetch()} />}
      {members.isPending && <PaneLoading />}
      {members.data && <MemberTable members={members.data.data} mayManage={mayManage} />}
      {mayManage && <PendingInvitations />}
      <Modal
        opened={inviting}
        onClose={close}
        size="lg"
        title={t("members.invite")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <InviteForm />
      </Modal>
    </SettingsPage>
  );
}
