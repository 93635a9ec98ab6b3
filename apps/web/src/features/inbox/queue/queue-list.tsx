import type { useConversations } from "@frontdesk/client/react";
import type { Conversation } from "@frontdesk/contract";
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ArrowUpIcon } from "../../../ui/icons.ts";
import { PaneError } from "../../../ui/pane.tsx";
import { useViewer } from "../../../viewer.tsx";
import classes from "./queue-list.module.css";
import { QueueRow } from "./queue-row.tsx";
import type { QueueSearch } from "./queue-search.ts";
import { useSteadyRows } from "./steady-rows.ts";
import { useLeavingRows } from "./use-leaving-rows.ts";
import { useRowWindow } from "./use-row-window.ts";

const rowHeight = 76;

export interface QueueListHandle {
  /** Brings a row into view and gives it the focus. */
  reveal(conversationId: string): void;
}

interface QueueListProps {
  list: ReturnType<typeof useConversations>;
  /** What the address says of the queue: a row keeps it. */
  search: QueueSearch;
  openId: string | null;
  /** The rows chosen for one act; null where the reader may do none. */
  chosen: ReadonlySet<string> | null;
  isChoosing: boolean;
  onToggle: (conversationId: string, range: boolean) => void;
  ref: Ref<QueueListHandle>;
}

/** The rows in view, of however many there are; what is under the pointer stays there when others come and go. */
export function QueueList(props: QueueListProps) {
  const { list, search, openId, chosen, isChoosing, onToggle, ref } = props;
  const { rows, hasMore, look } = list;
  const { t } = useTranslation();
  const { memberId } = useViewer();
  const scroller = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => rows.map((row) => row?.id ?? null), [rows]);
  const steady = useSteadyRows(scroller, ids, rowHeight);
  const leaving = useLeavingRows(rows);
  const { first, end, height, reveal } = useRowWindow(scroller, { count: rows.length, rowHeight });

  useImperativeHandle(ref, () => ({
    reveal: (conversationId) => {
      const index = ids.indexOf(conversationId);
      if (index >= 0) reveal(index);
      // The row may only now come into being.
      requestAnimationFrame(() => {
        const row = scroller.current?.querySelector<HTMLElement>(`[data-conversation="${conversationId}"]`);
        row?.focus({ preventScroll: true });
      });
    },
  }));

  useEffect(() => look({ first, end }), [look, first, end]);

  return (
    <div className={classes.frame}>
      {steady.above > 0 && (
        <button type="button" className={classes.news} onClick={steady.toTop}>
          <ArrowUpIcon size={14} aria-hidden="true" /> {t("inbox.newAbove", { count: steady.above })}
        </button>
      )}
      <div ref={scroller} className={classes.scroller} data-choosing={isChoosing || undefined} {...steady.pointer}>
        <ul className={classes.rows} aria-label={t("inbox.list")} style={{ height, minHeight: steady.minHeight }}>
          {rows.slice(first, end).map((row, nth) => {
            const index = first + nth;
            const style = { height: rowHeight, top: index * rowHeight };
            // It is on its way back.
            if (!row) return <li key={index} className={classes.gap} style={style} aria-hidden="true" />;
            return (
              <li
                key={row.id}
                className={classes.item}
                data-fresh={steady.fresh.has(row.id) || undefined}
                style={style}
                aria-setsize={hasMore ? -1 : rows.length}
                aria-posinset={index + 1}
              >
                <QueueRow conversation={row} search={search} isOpen={row.id === openId} memberId={memberId} />
                {chosen && <ChooseBox conversation={row} isChosen={chosen.has(row.id)} onToggle={onToggle} />}
              </li>
            );
          })}
          {leaving.map(({ row, index }) => (
            <li
              key={`${row.id} leaves`}
              className={classes.leaving}
              style={{ height: rowHeight, top: index * rowHeight }}
              aria-hidden="true"
              inert
            >
              <QueueRow conversation={row} search={search} isOpen={row.id === openId} memberId={memberId} />
            </li>
          ))}
        </ul>
        {list.isReadingOn && (
          <p role="status" className={classes.more}>
            {t("inbox.loadMore")}
          </p>
        )}
        {list.error !== null && (
          <div className={classes.failed}>
            <PaneError error={list.error} onRetry={list.retry} />
          </div>
        )}
      </div>
    </div>
  );
}

interface ChooseBoxProps {
  conversation: Conversation;
  isChosen: boolean;
  onToggle: QueueListProps["onToggle"];
}

/** Stands over the row's face when it is pointed at, or when rows are being chosen; with Shift it chooses a stretch. */
function ChooseBox({ conversation: { id, contact }, isChosen, onToggle }: ChooseBoxProps) {
  const { t } = useTranslation();
  return (
    <label className={classes.choose}>
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={t("inbox.choose", { name: contact.name })}
        onChange={({ nativeEvent }) => onToggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
    </label>
  );
}
