import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { EmptyNotice } from "../../ui/empty-notice.tsx";
import { HistoryIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { type AuditFilter, AuditFilters } from "./audit-filters.tsx";
import { AuditList } from "./audit-list.tsx";

/** Who did what, when and from where, as it was written down beside each act. */
export function AuditPage() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<AuditFilter>({ actorId: null, action: null, from: "", to: "" });
  const pages = trpc.audit.list.useInfiniteQuery(inputOf(filter), {
    getNextPageParam: (page) => page.data.nextCursor,
    staleTime: 0,
  });
  const entries = pages.data?.pages.flatMap((page) => page.data.rows) ?? [];
  const loadMore = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage && !pages.isFetchNextPageError) void pages.fetchNextPage();
  };
  return (
    <SettingsPage title={t("audit.title")} lead={t("audit.lead")}>
      <AuditFilters filter={filter} onChange={setFilter} />
      {pages.error && !pages.data && <PaneError error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <PaneLoading />}
      {pages.data && entries.length === 0 && (
        <EmptyNotice icon={<HistoryIcon />} title={t("audit.empty")} description={t("audit.emptyHint")} />
      )}
      {entries.length > 0 && <AuditList entries={entries} onEnd={loadMore} />}
      {pages.isFetchingNextPage && <PaneLoading />}
      {pages.isFetchNextPageError && <PaneError error={pages.error} onRetry={() => void pages.fetchNextPage()} />}
    </SettingsPage>
  );
}

function inputOf({ actorId, action, from, to }: AuditFilter) {
  return {
    ...(actorId !== null && { actorId }),
    ...(action !== null && { action }),
    ...(from !== "" && { from: new Date(`${from}T00:00`).toISOString() }),
    ...(to !== "" && { to: dayAfter(to).toISOString() }),
  };
}

// The last day counts to its end.
function dayAfter(day: string): Date {
  const date = new Date(`${day}T00:00`);
  date.setDate(date.getDate() + 1);
  return date;
}
