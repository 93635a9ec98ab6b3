import { withOpId } from "@frontdesk/client";
import type { FailedSend } from "@frontdesk/contract";
import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { fullTime } from "../../ui/time.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import classes from "./log-row.module.css";

/** What a bot could not send, or does not know whether it sent, newest first. */
export function FailedSends({ botId }: { botId: string }) {
  const { t } = useTranslation();
  const pages = trpc.bot.failures.useInfiniteQuery(
    { botId },
    { getNextPageParam: (page) => page.data.next, staleTime: 0 },
  );
  const rows = pages.data?.pages.flatMap((page) => page.data.rows) ?? [];
  return (
    <Stack gap="sm">
      {pages.error && !pages.data && <PaneError error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <PaneLoading />}
      {pages.data && rows.length === 0 && <Text size="sm">{t("botPage.failuresEmpty")}</Text>}
      <Stack component="ul" gap={0} m={0} p={0} aria-label={t("botPage.failures")}>
        {rows.map((send) => (
          <FailedSendRow key={send.outboxId} botId={botId} send={send} onRetried={() => void pages.refetch()} />
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("botPage.older")}
        </Button>
      )}
    </Stack>
  );
}

interface FailedSendRowProps {
  botId: string;
  send: FailedSend;
  onRetried: () => void;
}

function FailedSendRow({ botId, send, onRetried }: FailedSendRowProps) {
  const { t, i18n } = useTranslation();
  const { workspace } = useViewer();
  const toastError = useToastError();
  const { outboxId, kind, state, failure, tgChatId, createdAt, conversationId } = send;
  const retry = trpc.bot.retrySend.useMutation({
    onSuccess: () => {
      toastDone(t("botPage.retried"));
      onRetried();
    },
    onError: toastError,
  });
  return (
    <li className={classes.row}>
      <Group gap="xs" wrap="nowrap" align="start" justify="space-between">
        <div className={classes.words}>
          <Text span size="sm" fw={550}>
            {kind}
          </Text>{" "}
          <Badge variant="dot" color={state === "failed" ? "red" : "orange"} tt="none" size="sm">
            {t(`botPage.sendState.${state}`)}
          </Badge>
          <Text size="xs" c="dimmed">
            {fullTime(createdAt, i18n.language)} ·{" "}
            {conversationId === null ? (
              t("botPage.chat", { chat: tgChatId })
            ) : (
              <Anchor
                size="xs"
                renderRoot={(props) => (
                  <Link
                    to="/w/$slug/inbox/$conversationId"
                    params={{ slug: workspace.slug, conversationId }}
                    {...props}
                  />
                )}
              >
                {t("botPage.conversation")}
              </Anchor>
            )}
          </Text>
          {failure !== null && <Text size="xs">{failure}</Text>}
        </div>
        <Button
          size="xs"
          variant="default"
          flex="none"
          loading={retry.isPending}
          onClick={() => retry.mutate(withOpId({ botId, outboxId }))}
        >
          {t("botPage.retry")}
        </Button>
      </Group>
    </li>
  );
}
