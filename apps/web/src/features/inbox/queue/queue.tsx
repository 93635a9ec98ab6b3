import type { ConversationView } from "@frontdesk/contract";
import { ActionIcon } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import { KeyboardIcon } from "../../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useSingleKeys } from "../single-keys.ts";
import classes from "./queue.module.css";
import { QueueEmpty } from "./queue-empty.tsx";
import { QueueList, type QueueListHandle } from "./queue-list.tsx";
import { QueueNews } from "./queue-news.tsx";
import { QueueViews } from "./queue-views.tsx";

interface QueueProps {
  view: ConversationView;
  openId: string | null;
  onShowKeys: () => void;
}

/** The conversations of one view, newest first, and the way to the other views. */
export function Queue({ view, openId, onShowKeys }: QueueProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { workspace } = useViewer();
  const list = useRef<QueueListHandle>(null);
  const query = trpc.conversation.list.useInfiniteQuery({ view }, { getNextPageParam: (page) => page.data.next });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data.rows) ?? [], [query.data]);

  const step = (by: 1 | -1) => {
    const at = rows.findIndex(({ id }) => id === openId);
    const next = rows[at < 0 ? 0 : at + by];
    if (!next) return;
    const params = { slug: workspace.slug, conversationId: next.id };
    void navigate({ to: "/w/$slug/inbox/$conversationId", params, search: { view }, replace: openId !== null });
    list.current?.reveal(next.id);
  };
  useSingleKeys({ j: () => step(1), k: () => step(-1) });

  return (
    <>
      <header className={classes.header}>
        <h2 className={classes.title}>{t("inbox.title")}</h2>
        <Hint label={t("keys.show")}>
          <ActionIcon variant="subtle" color="gray" visibleFrom="sm" aria-label={t("keys.show")} onClick={onShowKeys}>
            <KeyboardIcon size={18} />
          </ActionIcon>
        </Hint>
      </header>
      <QueueViews view={view} />
      <QueueNews rows={rows} />
      {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PaneLoading />}
      {query.data && rows.length === 0 && <QueueEmpty view={view} />}
      {rows.length > 0 && (
        <QueueList
          ref={list}
          rows={rows}
          view={view}
          openId={openId}
          hasMore={query.hasNextPage}
          isFetchingMore={query.isFetchingNextPage}
          onMore={query.fetchNextPage}
        />
      )}
    </>
  );
}
