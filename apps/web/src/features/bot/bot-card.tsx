import { withOpId } from "@frontdesk/client";
import type { Bot } from "@frontdesk/contract";
import { Alert, Anchor, Button, Card, DataList, Group, Stack, Switch, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AgoPhrase } from "../../ui/ago-phrase.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { useToastError } from "../../ui/toast.tsx";
import { useViewer } from "../../viewer.tsx";
import { BotStateBadge } from "./bot-state.tsx";

// In Telegram itself a simulated bot's name may be somebody else's.
const simulator = "simulator";

/** How a bot fares: its state, when it last heard from Telegram, and what went wrong. */
export function BotCard({ bot, canManage }: { bot: Bot; canManage: boolean }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const toastError = useToastError();
  const flip = trpc.bot.switch.useMutation({ onError: toastError });
  const isOn = bot.state !== "off";
  return (
    <Card component="article" withBorder padding="md" aria-label={`@${bot.username}`}>
      <Stack gap="sm" h="100%">
        <Group gap="sm" wrap="nowrap" align="start">
          <PersonAvatar name={bot.name} size={40} />
          <Stack gap={0} flex={1} miw={0}>
            <Text fw={600} truncate>
              {bot.name}
            </Text>
            {bot.apiRoot === simulator ? (
              <Text size="sm" c="dimmed" truncate>
                @{bot.username}
              </Text>
            ) : (
              <Anchor
                href={`https://t.me/${bot.username}`}
                target="_blank"
                rel="noreferrer"
                size="sm"
                title={t("bots.open")}
                truncate
              >
                @{bot.username}
              </Anchor>
            )}
          </Stack>
          <BotStateBadge state={bot.state} />
        </Group>
        {bot.reason !== null && (
          <Alert variant="outline" color={bot.state === "revoked" ? "red" : "orange"} py="xs">
            <Text size="sm">{t(`botHealth.finding.${bot.reason}`, { text: bot.lastError ?? "" })}</Text>
          </Alert>
        )}
        <DataList size="sm" labelWidth={140}>
          <DataList.Item>
            <DataList.ItemLabel>{t("bots.lastUpdate")}</DataList.ItemLabel>
            <DataList.ItemValue>
              {bot.lastUpdateAt ? <AgoPhrase at={bot.lastUpdateAt} /> : t("bots.never")}
            </DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>{t("botPage.mode")}</DataList.ItemLabel>
            <DataList.ItemValue>{t(`botPage.modeOf.${bot.delivery ?? bot.mode}`)}</DataList.ItemValue>
          </DataList.Item>
        </DataList>
        {canManage && (
          <Button
            variant="default"
            size="xs"
            mt="auto"
            renderRoot={(props) => (
              <Link
                to="/w/$slug/settings/bots/$botId"
                params={{ slug: workspace.slug, botId: bot.id }}
                aria-label={t("bots.detailsOf", { username: bot.username })}
                {...props}
              />
            )}
          >
            {t("bots.details")}
          </Button>
        )}
        <Switch
          label={t("bots.on")}
          aria-label={t("bots.onOf", { username: bot.username })}
          checked={isOn}
          disabled={!canManage || flip.isPending}
          onChange={() => flip.mutate(withOpId({ botId: bot.id, on: !isOn, version: bot.version }))}
        />
      </Stack>
    </Card>
  );
}
