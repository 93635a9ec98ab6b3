import type { AuditEntry } from "@frontdesk/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./audit-page.module.css";
import { AuditRow } from "./audit-row.tsx";

interface AuditListProps {
  entries: AuditEntry[];
  /** The reader nears the end. */
  onEnd: () => void;
}

const rowHeight = 45;
const nearEnd = 10;

/** The entries on the screen, of however many there are; each opens to what was before and after. */
export function AuditList({ entries, onEnd }: AuditListProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => list.current?.closest<HTMLElement>("[data-scrolls]") ?? null,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.id ?? index,
    scrollMargin: list.current?.offsetTop ?? 0,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const isNearEnd = (items.at(-1)?.index ?? 0) >= entries.length - nearEnd;
  // Told once for each length that was come near to.
  const nearedLength = isNearEnd ? entries.length : null;
  const tellEnd = useEffectEvent(onEnd);
  useEffect(() => {
    if (nearedLength !== null) tellEnd();
  }, [nearedLength]);

  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <ul ref={list} className={classes.list} style={{ height: rows.getTotalSize() }} aria-label={t("audit.title")}>
      {items.map(({ index, start }) => {
        const entry = entries[index];
        if (!entry) return null;
        return (
          <li
            key={entry.id}
            ref={rows.measureElement}
            data-index={index}
            className={classes.entry}
            style={{ transform: `translateY(${start - rows.options.scrollMargin}px)` }}
          >
            <AuditRow entry={entry} isOpen={open.has(entry.id)} onToggle={() => toggle(entry.id)} />
          </li>
        );
      })}
    </ul>
  );
}
