import { type UpdateState, updateStates } from "@frontdesk/contract";
import { Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { LogPages } from "./log-pages.tsx";
import { UpdateRow } from "./update-row.tsx";

/** What Telegram delivered, newest first: how each update fared, without what anybody wrote. */
export function UpdateLog({ botId }: { botId: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<UpdateState | null>(null);
  const pages = trpc.bot.updates.useInfiniteQuery(
    { botId, state },
    { getNextPageParam: (page) => page.data.next, staleTime: 0 },
  );
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
      <LogPages pages={pages} label={t("botPage.log")} empty={t("botPage.logEmpty")}>
        {(update) => (
          <UpdateRow key={update.updateId} botId={botId} update={update} onReplayed={() => void pages.refetch()} />
        )}
      </LogPages>
    </Stack>
  );
}
