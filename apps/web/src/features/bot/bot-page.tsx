import { Group, Stack, Tabs } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BackLink } from "../../ui/back-link.tsx";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { BotFacts } from "./bot-facts.tsx";
import { BotFindings } from "./bot-findings.tsx";
import { BotGroups } from "./bot-groups.tsx";
import { BotStateBadge } from "./bot-state.tsx";
import { BotUpkeep } from "./bot-upkeep.tsx";
import { DeliveryMode } from "./delivery-mode.tsx";
import { FailedSends } from "./failed-sends.tsx";
import { SendTest } from "./send-test.tsx";
import { UpdateLog } from "./update-log.tsx";
import { useBot, useBotHealth } from "./use-bot.ts";

/** Everything about one bot: how it fares, what is wrong and what helps, how its messages come, and what came. */
export function BotPage({ botId }: { botId: string }) {
  const { t } = useTranslation();
  const { query, bot } = useBot(botId);
  const health = useBotHealth(botId);
  const error = query.error ?? health.error;
  const card = health.data?.data;

  return (
    <Stack gap="sm">
      <BackLink to="/w/$slug/settings/bots" label={t("botPage.all")} />
      {error && !card && (
        <PaneError error={error} onRetry={() => void Promise.all([query.refetch(), health.refetch()])} />
      )}
      {!error && (!bot || !card) && <PaneLoading />}
      {bot && card && (
        <SettingsPage
          title={bot.name}
          lead={`@${bot.username}`}
          action={
            <Group gap="xs">
              <BotStateBadge state={bot.state} />
            </Group>
          }
        >
          <BotFindings bot={bot} findings={card.findings} />
          <BotFacts bot={bot} health={card} />
          <DeliveryMode bot={bot} />
          <SendTest bot={bot} chats={card.chats} />
          <BotGroups bot={bot} chats={card.chats} readsAll={card.told?.readsAllGroupMessages ?? null} />
          <Tabs defaultValue="updates" keepMounted={false}>
            <Tabs.List>
              <Tabs.Tab value="updates">{t("botPage.log")}</Tabs.Tab>
              <Tabs.Tab value="failures">{t("botPage.failures")}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="updates" pt="md">
              <UpdateLog botId={botId} />
            </Tabs.Panel>
            <Tabs.Panel value="failures" pt="md">
              <FailedSends botId={botId} />
            </Tabs.Panel>
          </Tabs>
          <BotUpkeep bot={bot} />
        </SettingsPage>
      )}
    </Stack>
  );
}
