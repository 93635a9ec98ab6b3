import { type UpdateState, updateStates } from "@frontdesk/contract";
import { Button, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { UpdateRow } from "./update-row.tsx";

/** What Telegram delivered, newest first: how each update fared, without what anybody wrote. */
export function UpdateLog({ botId }: { botId: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<UpdateState | null>(null);
  const pages = trpc.bot.updates.useInfiniteQuery(
    { botId, state },
    { getNextPageParam: (page) => page.data.next, staleTime: 0 },
  );
  const rows = pages.data?.pages.flatMap((page) => page.data.rows) ?? [];
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw={560}>
        {t("botPage.logLead")}
      </Text>
      <Select
        aria-label={t("botPage.logState")}
        placeholder={t("botPage.logAll")}
        w={240}
        clearable
        clearButtonProps={{ "aria-label": t("audit.clear") }}
        data={updateStates.map((each) => ({ value: each, label: t(`botPage.updateState.${each}`) }))}
        value={state}
        onChange={setState}
      />
      {pages.error && !pages.data && <PaneError error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && <PaneLoading />}
      {pages.data && rows.length === 0 && <Text size="sm">{t("botPage.logEmpty")}</Text>}
      <Stack component="ul" gap={0} m={0} p={0} aria-label={t("botPage.log")}>
        {rows.map((update) => (
          <UpdateRow key={update.updateId} botId={botId} update={update} onReplayed={() => void pages.refetch()} />
        ))}
      </Stack>
      {pages.hasNextPage && (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("botPage.older")}
        </Button>
      )}
    </Stack>
  );
}
