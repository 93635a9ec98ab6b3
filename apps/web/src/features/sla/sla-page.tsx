import type { SlaPolicy } from "@frontdesk/contract";
import { Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { EmptyNotice } from "../../ui/empty-notice.tsx";
import { ClockIcon, PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { PolicyDialog } from "./policy-dialog.tsx";
import { PolicyList } from "./policy-list.tsx";

/** What the workspace promises its customers, by which policies and in which order these are asked. */
export function SlaPage() {
  const { t } = useTranslation();
  const policies = trpc.slaPolicy.list.useQuery();
  const grounds = trpc.slaPolicy.grounds.useQuery();
  const [edited, setEdited] = useState<SlaPolicy | "new" | null>(null);
  const error = policies.error ?? grounds.error;
  const listed = policies.data?.data;
  const ground = grounds.data?.data;
  const retry = () => {
    void policies.refetch();
    void grounds.refetch();
  };
  return (
    <SettingsPage
      title={t("promises.title")}
      lead={t("promises.lead")}
      action={
        ground && (
          <Button leftSection={<PlusIcon size={16} />} onClick={() => setEdited("new")}>
            {t("promises.add")}
          </Button>
        )
      }
    >
      {error && !(listed && ground) && <PaneError error={error} onRetry={retry} />}
      {!error && !(listed && ground) && <PaneLoading />}
      {listed?.length === 0 && (
        <EmptyNotice icon={<ClockIcon />} title={t("promises.empty")} description={t("promises.emptyHint")} />
      )}
      {listed && ground && (
        <Stack gap="sm">
          <PolicyList policies={listed} grounds={ground} onEdit={setEdited} />
        </Stack>
      )}
      {edited !== null && listed && ground && (
        <PolicyDialog
          policy={edited === "new" ? null : edited}
          hasDefault={listed.some(({ isDefault }) => isDefault)}
          grounds={ground}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingsPage>
  );
}
