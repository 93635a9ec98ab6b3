import { withOpId } from "@frontdesk/client";
import type { FailedSend } from "@frontdesk/contract";
import { Anchor, Badge, Button, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { fullTime } from "../../ui/time.ts";
import { toastDone, useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import { LogPages } from "./log-pages.tsx";
import classes from "./log-row.module.css";

/** What a bot could not send, or does not know whether it sent, newest first. */
export function FailedSends({ botId }: { botId: string }) {
  const { t } = useTranslation();
  const pages = trpc.bot.failures.useInfiniteQuery(
    { botId },
    { getNextPageParam: (page) => page.data.next, staleTime: 0 },
  );
  return (
    <Stack gap="sm">
      <LogPages pages={pages} label={t("botPage.failures")} empty={t("botPage.failuresEmpty")}>
        {(send) => (
          <FailedSendRow key={send.outboxId} botId={botId} send={send} onRetried={() => void pages.refetch()} />
        )}
      </LogPages>
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
