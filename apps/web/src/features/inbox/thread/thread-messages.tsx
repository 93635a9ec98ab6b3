import type { Conversation } from "@frontdesk/contract";
import { Box, Button } from "@mantine/core";
import { type Ref, useCallback, useImperativeHandle, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ArrowDownIcon } from "../../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { BubbleGroupItem } from "./bubble-group.tsx";
import { groupBubbles } from "./bubble-groups.ts";
import { DaySeparator } from "./day-separator.tsx";
import partClasses from "./parts/parts.module.css";
import { useShowMessage } from "./show-message.ts";
import classes from "./thread-messages.module.css";
import { ThreadNews } from "./thread-news.tsx";
import { useThreadScroll } from "./thread-scroll.ts";
import type { Thread } from "./use-thread.ts";

export interface ThreadMessagesHandle {
  /** Brings a message into view, however far back it is. */
  show(messageId: string): void;
  /** Lets the keys move the messages, and the single keys count. */
  focus(): void;
}

interface ThreadMessagesProps {
  thread: Thread;
  conversation: Conversation;
  editedId: string | null;
  ref: Ref<ThreadMessagesHandle>;
}

/** The messages of a thread, oldest first; the newest stays in sight while the reader is at the end. */
export function ThreadMessages({ thread, conversation, editedId, ref }: ThreadMessagesProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { messages, query } = thread;
  // What failed is asked for again by the reader, or once the desk is back, and not with every turn of the wheel.
  const hasFailed = query.isFetchNextPageError || query.isFetchPreviousPageError;
  const canAsk = !query.isFetching && !hasFailed;
  const canLoad = query.hasNextPage && canAsk;
  const load = () => canLoad && void query.fetchNextPage();
  const loadNewer = () => query.hasPreviousPage && canAsk && void query.fetchPreviousPage();
  const askAgain = () => void (query.isFetchPreviousPageError ? query.fetchPreviousPage() : query.fetchNextPage());
  const reachesEnd = !query.hasPreviousPage;
  const scroll = useThreadScroll(scroller, {
    ...{ messages, reachesEnd },
    ...{ onNearStart: load, onNearEnd: loadNewer, onSkipToEnd: thread.skipToEnd },
  });
  const mayFollow = query.hasNextPage || query.isPending;
  const showOlder = useShowMessage(scroller, { canLoad, mayFollow, load, onShow: scroll.leaveEnd });
  const { skipToEnd } = thread;
  const show = useCallback(
    (messageId: string) => {
      // Pages are looked through from the end back: what was let go there could not be found.
      const isThere = scroller.current?.querySelector(`[data-message="${messageId}"]`);
      if (!isThere && !reachesEnd) skipToEnd();
      showOlder(messageId);
    },
    [reachesEnd, skipToEnd, showOlder],
  );
  useImperativeHandle(ref, () => ({ show, focus: () => scroller.current?.focus() }), [show]);
  const groups = useMemo(() => groupBubbles(messages, scroll.firstNewId), [messages, scroll.firstNewId]);

  if (query.error && !query.data) return <PaneError error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={classes.frame}>
      <Box
        ref={scroller}
        className={classes.scroller}
        onScroll={scroll.onScroll}
        // A region that scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t("thread.messages")}
      >
        {query.isPending && <PaneLoading />}
        {query.data && (
          <p className={classes.beginning} role="status">
            {query.hasNextPage ? t("thread.older") : t("thread.beginning")}
          </p>
        )}
        <ol className={classes.list}>
          {groups.map((group) => (
            <li key={group.key}>
              {group.startsDay && <DaySeparator at={group.at} />}
              {group.startsNew && <p className={partClasses.newLine}>{t("message.newLine")}</p>}
              <BubbleGroupItem group={group} contactName={conversation.contact.name} editedId={editedId} />
            </li>
          ))}
        </ol>
      </Box>
      {hasFailed && (
        <div className={classes.failed}>
          <PaneError error={query.error} onRetry={askAgain} />
        </div>
      )}
      {(scroll.unseen > 0 || scroll.isAway) && (
        <Button
          className={classes.latest}
          size="xs"
          radius="xl"
          variant={scroll.unseen > 0 ? "filled" : "default"}
          leftSection={<ArrowDownIcon size={14} />}
          onClick={scroll.toEnd}
        >
          {scroll.unseen > 0 ? t("thread.newMessages", { count: scroll.unseen }) : t("thread.toLatest")}
        </Button>
      )}
      {reachesEnd && <ThreadNews messages={messages} />}
    </div>
  );
}
