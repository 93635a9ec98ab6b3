import { useConversations } from "@frontdesk/client/react";
import { workLimits } from "@frontdesk/contract";
import { ActionIcon } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "../../../ui/hint.tsx";
import { FilterIcon, KeyboardIcon, ListCheckIcon } from "../../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../../ui/pane.tsx";
import { useToastError } from "../../../ui/toast.tsx";
import { useViewer } from "../../../viewer.tsx";
import { useSingleKeys } from "../single-keys.ts";
import { onWork } from "../work/on-work.ts";
import { onWriting } from "../writing/on-writing.ts";
import { AtRisk } from "./at-risk.tsx";
import { nextRow } from "./next-row.ts";
import classes from "./queue.module.css";
import type { QueueHandle } from "./queue-context.ts";
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
  ref: Ref<QueueHandle>;
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
        <AtRisk isCurrent={search.saved === undefined && search.view === "at_risk"} />
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

function QueueRows({ ref, search, openId, view, filter, refetchInterval }: QueueRowsProps) {
  const navigate = useNavigate();
  const { workspace, can } = useViewer();
  const toastError = useToastError();
  const shown = useRef<QueueListHandle>(null);
  const [isChoosing, setChoosing] = useState(false);
  const list = useConversations({ view, filter, refetchInterval });
  const { rows, keep } = list;
  const ids = useMemo(() => rows.map((row) => row?.id ?? null), [rows]);
  const selection = useSelection(ids);
  const { chosen } = selection;
  useEffect(() => keep(new Set(openId === null ? chosen : [...chosen, openId])), [keep, chosen, openId]);

  const open = (conversationId: string) => {
    const params = { slug: workspace.slug, conversationId };
    void navigate({ to: "/w/$slug/inbox/$conversationId", params, search, replace: openId !== null });
    shown.current?.reveal(conversationId);
  };
  const step = (by: 1 | -1) => {
    const at = ids.indexOf(openId ?? "");
    const next = ids[at < 0 ? 0 : at + by];
    if (next) open(next);
  };
  // What was done with it may have taken it out of this view already.
  const stood = useRef(ids);
  useEffect(() => {
    if (openId !== null && ids.includes(openId)) stood.current = ids;
  }, [ids, openId]);
  useImperativeHandle(ref, () => ({
    goOn() {
      const next = openId && nextRow({ id: openId, stood: stood.current, listed: ids });
      if (next) open(next);
      else void navigate({ to: "/w/$slug/inbox", params: { slug: workspace.slug }, search, replace: true });
    },
  }));
  const mayChoose = can("conversation:handle");
  useSingleKeys({
    j: () => step(1),
    k: () => step(-1),
    ...(mayChoose && openId && { x: () => selection.toggle(openId) }),
  });
  /** All that the view holds, as far as one act reaches. */
  const chooseAll = () => void chooseRange({ first: 0, end: workLimits.bulk });
  const chooseRange = async (range: { first: number; end: number }) => {
    try {
      const read = await list.read(range);
      selection.choose(read.map(({ id }) => id));
    } catch (error) {
      toastError(error);
    }
  };
  const choose = (id: string, isRange: boolean) => {
    const range = isRange ? selection.rangeTo(id) : null;
    if (range) void chooseRange(range);
    else selection.toggle(id);
  };
  const isShown = isChoosing || chosen.size > 0;
  return (
    <>
      <QueueNews newest={rows[0] ?? null} />
      {list.error !== null && rows.length === 0 && <PaneError error={list.error} onRetry={list.retry} />}
      {list.isPending && <PaneLoading />}
      {!list.hasMore && rows.length === 0 && <QueueEmpty view={view} isNarrowed={filter !== null} />}
      {rows.length > 0 && (
        <QueueList
          ref={shown}
          list={list}
          search={search}
          openId={openId}
          chosen={mayChoose ? chosen : null}
          isChoosing={isShown}
          onToggle={choose}
        />
      )}
      {mayChoose && rows.length > 0 && !isShown && <ChooseButton onClick={() => setChoosing(true)} />}
      {isShown && (
        <BulkBar
          chosen={rows.flatMap((row) => (row && chosen.has(row.id) ? [row] : []))}
          onAll={chooseAll}
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
