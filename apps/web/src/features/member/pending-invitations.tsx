import { withOpId } from "@frontdesk/client";
import { Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError } from "../../ui/pane.tsx";
import { roleName } from "../../ui/role-name.ts";
import { fullTime } from "../../ui/time.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";

/** The invitations nobody has used yet, each of which can be taken back. */
export function PendingInvitations() {
  const { t, i18n } = useTranslation();
  const toastError = useToastError();
  const invitations = trpc.invitation.list.useQuery();
  const revoke = trpc.invitation.revoke.useMutation({
    onSuccess: () => toastDone(t("members.revoked")),
    onError: toastError,
  });
  if (invitations.error && !invitations.data) {
    return <PaneError error={invitations.error} onRetry={() => void invitations.refetch()} />;
  }
  if (!invitations.data?.data.length) return null;
  return (
    <Stack component="section" gap="xs" aria-labelledby="pending-invitations">
      <Title order={2} size="h5" id="pending-invitations">
        {t("members.pending")}
      </Title>
      {invitations.data.data.map(({ id, email, role, team, expiresAt }) => {
        const who = email ?? t("members.anyone");
        return (
          <Paper key={id} withBorder px="md" py="xs">
            <Group justify="space-between" wrap="nowrap">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" truncate>
                  {who}
                </Text>
                <Text size="xs" c="dimmed">
                  {[roleName(role, t), team?.name].filter(Boolean).join(" · ")} ·{" "}
                  {t("members.expires", { time: fullTime(expiresAt, i18n.language) })}
                </Text>
              </div>
              <Button
                variant="default"
                size="xs"
                aria-label={t("members.revokeOf", { who })}
                loading={revoke.isPending && revoke.variables.invitationId === id}
                onClick={() => revoke.mutate(withOpId({ invitationId: id }))}
              >
                {t("members.revoke")}
              </Button>
            </Group>
          </Paper>
        );
      })}
    </Stack>
  );
}
