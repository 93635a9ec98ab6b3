import { withOpId } from "@frontdesk/client";
import type { Bot } from "@frontdesk/contract";
import { Alert, Anchor, Card, DataList, Group, Stack, Switch, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { Ago } from "../../ui/ago.tsx";
import { PersonAvatar } from "../../ui/person-avatar.tsx";
import { useToastError } from "../../ui/toast.tsx";
import { BotStateBadge } from "./bot-state.tsx";

const troubled = new Set(["degraded", "revoked"]);
// In Telegram itself a simulated bot's name may be somebody else's.
const simulator = "simulator";

/** How a bot fares: its state, when it last heard from Telegram, and what went wrong. */
export function BotCard({ bot, canManage }: { bot: Bot; canManage: boolean }) {
  const { t } = useTranslation();
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
        {troubled.has(bot.state) && (
          <Alert variant="light" color={bot.state === "revoked" ? "red" : "orange"} py="xs">
            <Text size="sm">{t(`bots.stateHint.${bot.state}`)}</Text>
          </Alert>
        )}
        <DataList size="sm" labelWidth={140}>
          <DataList.Item>
            <DataList.ItemLabel>{t("bots.lastUpdate")}</DataList.ItemLabel>
            <DataList.ItemValue>
              {bot.lastUpdateAt ? <Ago at={bot.lastUpdateAt} /> : t("bots.never")}
            </DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>{t("bots.lastError")}</DataList.ItemLabel>
            <DataList.ItemValue>{bot.lastError ?? t("bots.noError")}</DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>{t("bots.tokenEnds")}</DataList.ItemLabel>
            <DataList.ItemValue>•••• {bot.tokenLast4}</DataList.ItemValue>
          </DataList.Item>
          <DataList.Item>
            <DataList.ItemLabel>{t("bots.via")}</DataList.ItemLabel>
            <DataList.ItemValue>{bot.apiRoot}</DataList.ItemValue>
          </DataList.Item>
        </DataList>
        <Switch
          mt="auto"
          label={t("bots.on")}
          aria-label={t(isOn ? "bots.switchOff" : "bots.switchOn", { username: bot.username })}
          checked={isOn}
          disabled={!canManage || flip.isPending}
          onChange={() => flip.mutate(withOpId({ botId: bot.id, on: !isOn, version: bot.version }))}
        />
      </Stack>
    </Card>
  );
}
