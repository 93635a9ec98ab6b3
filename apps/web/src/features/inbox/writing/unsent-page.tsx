import { withOpId } from "@frontdesk/client";
import { excerptOf, type StuckMessage, specialOf } from "@frontdesk/contract";
import { Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { CheckIcon } from "../../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { SettingsPage } from "../../../ui/settings-page.tsx";
import { fullTime } from "../../../ui/time.ts";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";

/** C23: what could not be sent, across the reader's conversations, until somebody decides. */
export function UnsentPage() {
  const { t } = useTranslation();
  const query = trpc.message.stuck.useInfiniteQuery({}, { getNextPageParam: (page) => page.data.next });
  const rows = query.data?.pages.flatMap((page) => page.data.rows) ?? [];
  return (
    <Stack p="md" gap="md" maw={900} w="100%" mx="auto" style={{ overflowY: "auto" }}>
      <SettingsPage title={t("writing.unsentTitle")} lead={t("writing.unsentLead")}>
        {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <PaneLoading />}
        {query.data && rows.length === 0 && <EmptyNotice icon={<CheckIcon />} title={t("writing.unsentEmpty")} />}
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: "none" }}>
          {rows.map((row) => (
            <UnsentRow key={row.message.id} stuck={row} />
          ))}
        </Stack>
        {query.hasNextPage && (
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("message.showAll")}
          </Button>
        )}
      </SettingsPage>
    </Stack>
  );
}

function UnsentRow({ stuck: { message, conversation } }: { stuck: StuckMessage }) {
  const { t, i18n } = useTranslation();
  const { workspace, can } = useViewer();
  const onError = useToastError();
  const resend = trpc.message.resend.useMutation({ onError });
  const dismiss = trpc.message.dismiss.useMutation({ onError });
  const { id: messageId, text, attachments, failure, author, createdAt } = message;
  const state = message.state === "failed" ? "failed" : "unknown";
  const isBusy = resend.isPending || dismiss.isPending;
  return (
    <Card component="li" withBorder padding="sm">
      <Group justify="space-between" align="start" gap="xs">
        <Stack gap={2} miw={0} flex="1 1 240px">
          <Group gap="xs">
            <Anchor
              size="sm"
              fw={600}
              renderRoot={(props) => (
                <Link
                  to="/w/$slug/inbox/$conversationId"
                  params={{ slug: workspace.slug, conversationId: conversation.id }}
                  {...props}
                />
              )}
            >
              {t("writing.inConversation", { number: conversation.number, name: conversation.contactName })}
            </Anchor>
            <Badge variant="dot" color={state === "failed" ? "red" : "orange"} tt="none" size="sm">
              {t(`sending.${state}`)}
            </Badge>
          </Group>
          <Text size="sm" style={{ overflowWrap: "anywhere" }}>
            {excerptOf({ text, special: specialOf(message), files: attachments })}
          </Text>
          <Text size="xs" c="dimmed">
            {author.name} · {fullTime(createdAt, i18n.language)}
            {failure !== null && ` · ${failure}`}
          </Text>
        </Stack>
        {can("conversation:handle") && (
          <Group gap="xs" flex="none">
            <Button size="xs" disabled={isBusy} onClick={() => resend.mutate(withOpId({ messageId }))}>
              {t(state === "failed" ? "sending.retry" : "sending.resend")}
            </Button>
            <Button
              size="xs"
              variant="default"
              disabled={isBusy}
              onClick={() => dismiss.mutate(withOpId({ messageId }))}
            >
              {t("sending.dismiss")}
            </Button>
          </Group>
        )}
      </Group>
    </Card>
  );
}
