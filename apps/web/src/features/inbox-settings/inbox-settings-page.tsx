import type { Inbox } from "@frontdesk/contract";
import { Alert, Button, Stack } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PageMissing } from "../../routes/page-missing.tsx";
import { BackLink } from "../../ui/back-link.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { AssignmentSection } from "./assignment-section.tsx";
import { CsatSection } from "./csat-section.tsx";
import { InboxForm } from "./inbox-form.tsx";

/** How one inbox deals with what comes into it. */
export function InboxSettingsPage({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation();
  const inboxes = trpc.inbox.list.useQuery();
  const inbox = inboxes.data?.data.find(({ id }) => id === inboxId);
  if (inboxes.data && !inbox) return <PageMissing />;
  return (
    <SettingsPage
      title={inbox?.name ?? t("inboxes.title")}
      lead={t("inboxes.lead")}
      back={<BackLink to="/w/$slug/settings/inboxes" label={t("inboxes.all")} />}
      isNarrow
    >
      {inboxes.error && !inbox && <PaneError error={inboxes.error} onRetry={() => void inboxes.refetch()} />}
      {inboxes.isPending && <PaneLoading />}
      {inbox && <FollowedForm inbox={inbox} />}
      {inbox && <AssignmentSection inboxId={inbox.id} />}
      {inbox?.kind === "telegram_dm" && <CsatSection inboxId={inbox.id} />}
    </SettingsPage>
  );
}

/** The form as it was opened or saved last; what others save meanwhile is said, and taken over when the reader wants. */
function FollowedForm({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(inbox);
  const isOvertaken = inbox.version > opened.version;
  return (
    <Stack gap="lg">
      {isOvertaken && (
        <Alert color="orange" role="status" title={t("inboxes.overtaken")} maw={640}>
          <Stack gap="xs" align="start">
            {t("inboxes.overtakenHint")}
            <Button size="xs" variant="default" onClick={() => setOpened(inbox)}>
              {t("inboxes.takeTheirs")}
            </Button>
          </Stack>
        </Alert>
      )}
      <InboxForm key={opened.version} inbox={opened} isOvertaken={isOvertaken} onSaved={setOpened} />
    </Stack>
  );
}
