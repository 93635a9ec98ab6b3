import { Popover, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { fullTime } from "../../../ui/time.ts";
import classes from "./bubble.module.css";

interface MessageRevisionsProps {
  messageId: string;
  /** What the popover hangs on. */
  anchor: ReactElement;
  onClose: () => void;
}

/** How a message read before its edits, the latest version first. */
export function MessageRevisions({ messageId, anchor, onClose }: MessageRevisionsProps) {
  const { t, i18n } = useTranslation();
  const query = trpc.message.revisions.useQuery({ messageId });
  return (
    <Popover opened onDismiss={onClose} onClose={onClose} width={320} trapFocus returnFocus>
      <Popover.Target>{anchor}</Popover.Target>
      <Popover.Dropdown aria-label={t("thread.history")} mah={360} style={{ overflowY: "auto" }}>
        <Text size="sm" fw={600} mb="xs">
          {t("thread.history")}
        </Text>
        {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <PaneLoading />}
        <ol className={classes.revisions}>
          {query.data?.data.toReversed().map(({ revision, text, replacedAt }) => (
            <li key={revision}>
              <Text size="xs" c="dimmed">
                {t("thread.historyOf", { time: fullTime(replacedAt, i18n.language) })}
              </Text>
              <Text size="sm" className={classes.revision}>
                {text}
              </Text>
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}
