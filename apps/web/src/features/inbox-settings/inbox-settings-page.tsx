import type { Inbox } from "@frontdesk/contract";
import { Alert, Anchor, Button, Stack } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PageMissing } from "../../routes/page-missing.tsx";
import { ChevronLeftIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { AssignmentSection } from "./assignment-section.tsx";
import { CsatSection } from "./csat-section.tsx";
import { InboxForm } from "./inbox-form.tsx";

/** How one inbox deals with what comes into it. */
export function InboxSettingsPage({ inboxId }: { inboxId: string }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const inboxes = trpc.inbox.list.useQuery();
  const inbox = inboxes.data?.data.find(({ id }) => id === inboxId);
  if (inboxes.data && !inbox) return <PageMissing />;
  return (
    <SettingsPage
      title={inbox?.name ?? t("inboxes.title")}
      lead={t("inboxes.lead")}
      action={
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/w/$slug/settings/inboxes" params={{ slug: workspace.slug }} {...props} />}
        >
          <ChevronLeftIcon size={14} aria-hidden="true" style={{ verticalAlign: "-2px" }} /> {t("inboxes.all")}
        </Anchor>
      }
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
