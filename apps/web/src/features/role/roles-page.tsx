import { compareRoles, type RoleRights } from "@frontdesk/contract";
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { PlainList } from "../../ui/plain-list.tsx";
import { roleName } from "../../ui/role-name.ts";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { RoleCard } from "./role-card.tsx";
import { RoleForm } from "./role-form.tsx";

/** What members may do, by role: the presets, and a workspace's own. */
export function RolesPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const roles = trpc.role.list.useQuery();
  const [edited, setEdited] = useState<RoleRights | "new" | null>(null);
  const mayManage = can("role:manage");
  const close = () => setEdited(null);

  const add = mayManage && (
    <Button leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
      {t("roles.create")}
    </Button>
  );
  return (
    <SettingsPage title={t("roles.title")} lead={t("roles.lead")} action={add}>
      {roles.error && !roles.data && <PaneError error={roles.error} onRetry={() => void roles.refetch()} />}
      {roles.isPending && <PaneLoading />}
      {roles.data && (
        <PlainList aria-label={t("roles.title")}>
          {roles.data.data.toSorted(compareRoles).map((role) => (
            <li key={role.id}>
              <RoleCard role={role} mayManage={mayManage} onEdit={() => setEdited(role)} />
            </li>
          ))}
        </PlainList>
      )}
      <Modal
        opened={edited !== null}
        onClose={close}
        size="lg"
        title={edited === null || edited === "new" ? t("roles.create") : roleName(edited, t)}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        {edited !== null && <RoleForm role={edited === "new" ? null : edited} onDone={close} />}
      </Modal>
    </SettingsPage>
  );
}
