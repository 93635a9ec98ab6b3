import type { Attachment } from "@frontdesk/contract";
import { Anchor, Popover, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { fullTime } from "../../../ui/time.ts";
import classes from "./bubble.module.css";
import { useFileUrls } from "./media/file-urls.ts";

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
    <Popover opened onDismiss={onClose} onClose={onClose} position="right" width={320} trapFocus returnFocus>
      <Popover.Target>{anchor}</Popover.Target>
      <Popover.Dropdown aria-label={t("thread.history")} mah={360} style={{ overflowY: "auto" }}>
        <Text size="sm" fw={600} mb="xs">
          {t("thread.history")}
        </Text>
        {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
        {query.isPending && <PaneLoading />}
        <ol className={classes.revisions}>
          {query.data?.data.toReversed().map(({ revision, text, attachment, replacedAt }) => (
            <li key={revision}>
              <Text size="xs" c="dimmed">
                {t("thread.historyOf", { time: fullTime(replacedAt, i18n.language) })}
              </Text>
              <Text size="sm" className={classes.revision}>
                {text}
              </Text>
              {attachment && <ReplacedFile attachment={attachment} />}
            </li>
          ))}
        </ol>
      </Popover.Dropdown>
    </Popover>
  );
}

function ReplacedFile({ attachment }: { attachment: Attachment }) {
  const { t } = useTranslation();
  const { file } = useFileUrls(attachment);
  const name = attachment.name ?? t(`file.kind.${attachment.kind}`);
  const words = t("message.replaced", { name });
  if (attachment.state !== "ready") return <Text size="sm">{words}</Text>;
  return (
    <Anchor size="sm" href={file} download={attachment.name ?? ""}>
      {words}
    </Anchor>
  );
}
