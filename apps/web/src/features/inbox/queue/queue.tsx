import { type Conversation, workLimits } from "@frontdesk/contract";
import { ActionIcon } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Hint } from "../../../ui/hint.tsx";
import { FilterIcon, KeyboardIcon, ListCheckIcon } from "../../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useSingleKeys } from "../single-keys.ts";
import { onWork } from "../work/on-work.ts";
import { onWriting } from "../writing/on-writing.ts";
import classes from "./queue.module.css";
import { QueueList, type QueueListHandle } from "./queue-list.tsx";
import { QueueNews } from "./queue-news.tsx";
import type { QueueSearch } from "./queue-search.ts";
import { QueueViews } from "./queue-views.tsx";
import { useSelection } from "./use-selection.ts";
import { useShownView } from "./use-shown-view.ts";

const FilterDialog = onWork(async () => (await import("../work/filter-dialog.tsx")).FilterDialog);
const QueueEmpty = onWork(async () => (await import("./queue-empty.tsx")).QueueEmpty);
const QueueCalls = onWriting(async () => (await import("./queue-calls.tsx")).QueueCalls);
const BulkBar = onWork(async () => (await import("../work/bulk-bar.tsx")).BulkBar);

interface QueueProps {
  search: QueueSearch;
  openId: string | null;
  onShowKeys: () => void;
}

/** The conversations of one view, narrowed or not, and the way to the other views. */
export function Queue(props: QueueProps) {
  const shown = useShownView(props.search);
  return (
    <>
      <QueueHeader {...props} />
      <QueueViews search={props.search} />
      {shown ? <QueueRows {...props} {...shown} /> : <PaneLoading />}
    </>
  );
}

function QueueHeader({ search, onShowKeys }: QueueProps) {
  const { t } = useTranslation();
  const [isFiltering, setFiltering] = useState(false);
  const isNarrowed = search.filter !== undefined;
  return (
    <header className={classes.header}>
      <h2 className={classes.title}>{t("inbox.title")}</h2>
      <div className={classes.tools}>
        <QueueCalls />
        <Hint label={t(isNarrowed ? "inbox.narrowed" : "inbox.narrow")}>
          <ActionIcon
            variant={isNarrowed ? "light" : "subtle"}
            color={isNarrowed ? "petrol" : "gray"}
            aria-label={t(isNarrowed ? "inbox.narrowed" : "inbox.narrow")}
            onClick={() => setFiltering(true)}
          >
            <FilterIcon size={18} />
          </ActionIcon>
        </Hint>
        <Hint label={t("keys.show")}>
          <ActionIcon variant="subtle" color="gray" visibleFrom="sm" aria-label={t("keys.show")} onClick={onShowKeys}>
            <KeyboardIcon size={18} />
          </ActionIcon>
        </Hint>
      </div>
      {isFiltering && <FilterDialog search={search} onClose={() => setFiltering(false)} />}
    </header>
  );
}

type QueueRowsProps = QueueProps & NonNullable<ReturnType<typeof useShownView>>;

const noRows: Conversation[] = [];

function QueueRows({ search, openId, view, filter, refetchInterval }: QueueRowsProps) {
  const navigate = useNavigate();
  const { workspace, can } = useViewer();
  const list = useRef<QueueListHandle>(null);
  const [isChoosing, setChoosing] = useState(false);
  const query = trpc.conversation.list.useInfiniteQuery(
    { view, ...(filter && { filter }) },
    { getNextPageParam: (page) => page.data.next, refetchInterval },
  );
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.data.rows) ?? noRows, [query.data]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const selection = useSelection(ids);

  const step = (by: 1 | -1) => {
    const at = ids.indexOf(openId ?? "");
    const next = ids[at < 0 ? 0 : at + by];
    if (!next) return;
    const params = { slug: workspace.slug, conversationId: next };
    void navigate({ to: "/w/$slug/inbox/$conversationId", params, search, replace: openId !== null });
    list.current?.reveal(next);
  };
  const mayChoose = can("conversation:handle");
  useSingleKeys({
    j: () => step(1),
    k: () => step(-1),
    ...(mayChoose && openId && { x: () => selection.toggle(openId, false) }),
  });
  /** All that the view holds, as far as one act reaches. */
  const chooseAll = async () => {
    let pages = query.data?.pages ?? [];
    let hasMore = query.hasNextPage;
    while (hasMore && pages.reduce((sum, page) => sum + page.data.rows.length, 0) < workLimits.bulk) {
      const fetched = await query.fetchNextPage();
      pages = fetched.data?.pages ?? pages;
      hasMore = fetched.hasNextPage;
    }
    selection.choose(pages.flatMap((page) => page.data.rows.map(({ id }) => id)));
  };
  const isShown = isChoosing || selection.chosen.size > 0;
  return (
    <>
      <QueueNews rows={rows} />
      {query.error && !query.data && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PaneLoading />}
      {query.data && rows.length === 0 && <QueueEmpty view={view} isNarrowed={filter !== null} />}
      {rows.length > 0 && (
        <QueueList
          ref={list}
          rows={rows}
          search={search}
          openId={openId}
          chosen={mayChoose ? selection.chosen : null}
          isChoosing={isShown}
          onToggle={selection.toggle}
          hasMore={query.hasNextPage}
          isFetchingMore={query.isFetchingNextPage}
          onMore={query.fetchNextPage}
        />
      )}
      {mayChoose && rows.length > 0 && !isShown && <ChooseButton onClick={() => setChoosing(true)} />}
      {isShown && (
        <BulkBar
          chosen={rows.filter(({ id }) => selection.chosen.has(id))}
          onAll={() => void chooseAll()}
          onDone={() => {
            selection.clear();
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}

/** The way to choosing where nothing is pointed at: on a touch screen, and by keyboard. */
function ChooseButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes.choose} onClick={onClick}>
      <ListCheckIcon size={16} aria-hidden="true" /> {t("inbox.select")}
    </button>
  );
}
