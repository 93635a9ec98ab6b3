import { withOpId } from "@frontdesk/client";
import { Button, Group, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { Section } from "../../ui/section.tsx";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { SessionRow } from "./session-row.tsx";

/** Where the reader is signed in; each place, or all but this one, can be signed out. */
export function SessionsSection() {
  const { t } = useTranslation();
  const utils = trpc.useUtils();
  const toastError = useToastError();
  const sessions = trpc.session.list.useQuery(undefined, { staleTime: 0 });
  const refetch = () => utils.session.list.invalidate();
  const revoke = trpc.session.revoke.useMutation({ onSuccess: refetch, onError: toastError });
  const revokeOthers = trpc.session.revokeOthers.useMutation({
    onSuccess: async ({ revoked }) => {
      toastDone(t("security.othersOut", { count: revoked }));
      await refetch();
    },
    onError: toastError,
  });
  const rows = sessions.data ?? [];
  return (
    <Section title={t("security.sessions")} lead={t("security.sessionsLead")}>
      {sessions.error && !sessions.data && <PaneError error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <PaneLoading />}
      <Stack component="ul" gap="xs" m={0} p={0} aria-label={t("security.sessions")}>
        {rows.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            isPending={revoke.isPending && revoke.variables.sessionId === session.id}
            onRevoke={() => revoke.mutate(withOpId({ sessionId: session.id }))}
          />
        ))}
      </Stack>
      {rows.length > 1 && (
        <Group justify="end">
          <Button variant="default" loading={revokeOthers.isPending} onClick={() => revokeOthers.mutate(withOpId({}))}>
            {t("security.signOutOthers")}
          </Button>
        </Group>
      )}
    </Section>
  );
}
