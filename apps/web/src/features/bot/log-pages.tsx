import { Button, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";

/** What a list needs of an infinite query. */
interface Pages<Row> {
  data: { pages: { data: { rows: Row[] } }[] } | undefined;
  error: unknown;
  isPending: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface LogPagesProps<Row> {
  pages: Pages<Row>;
  label: string;
  /** Said where there is nothing. */
  empty: string;
  children: (row: Row) => ReactNode;
}

/** A log of a bot, newest first, with more of it for the asking. */
export function LogPages<Row>({ pages, label, empty, children }: LogPagesProps<Row>) {
  const { t } = useTranslation();
  const rows = pages.data?.pages.flatMap((page) => page.data.rows) ?? [];
  return (
    <>
      {pages.error !== null && !pages.data && <PaneError error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <PaneLoading />}
      {pages.data && rows.length === 0 && <Text size="sm">{empty}</Text>}
      <Stack component="ul" gap={0} m={0} p={0} aria-label={label}>
        {rows.map(children)}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("botPage.older")}
        </Button>
      )}
    </>
  );
}
