import { withOpId } from "@frontdesk/client";
import type { Bot, BotHealth } from "@frontdesk/contract";
import { Button, DataList, Group, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { AgoPhrase } from "../../ui/ago-phrase.tsx";
import { RefreshIcon } from "../../ui/icons.ts";
import { Section } from "../../ui/section.tsx";
import { useToastError } from "../../ui/toast.tsx";

/** A bot's health card: all that is known of it, and when that was. */
export function BotFacts({ bot, health }: { bot: Bot; health: BotHealth }) {
  const { t } = useTranslation();
  const toastError = useToastError();
  const check = trpc.bot.check.useMutation({ onError: toastError });
  const { told, pending, outbox, lastError, telegramError, heldBy } = health;
  const yesNo = (is: boolean | undefined) =>
    is === undefined ? t("botPage.unknown") : t(is ? "botPage.yes" : "botPage.no");
  const when = (at: string | null) => (at === null ? t("bots.never") : <AgoPhrase at={at} />);
  return (
    <Section title={t("botPage.facts")}>
      <DataList size="sm" labelWidth="min(190px, 45%)">
        <Fact label={t("botPage.id")}>{health.tgId}</Fact>
        <Fact label={t("botPage.joinsGroups")}>{yesNo(told?.canJoinGroups)}</Fact>
        <Fact label={t("botPage.privacy")}>
          {told === null
            ? t("botPage.unknown")
            : t(told.readsAllGroupMessages ? "botPage.privacyOff" : "botPage.privacyOn")}
        </Fact>
        <Fact label={t("botPage.mode")}>
          {health.delivery === null ? t("botPage.notYet") : t(`botPage.modeOf.${health.delivery}`)}
        </Fact>
        <Fact label={t("bots.lastUpdate")}>{when(health.lastUpdateAt)}</Fact>
        <Fact label={t("botPage.heard")}>{when(health.heardAt)}</Fact>
        <Fact label={t("botPage.pending")}>
          {t("botPage.pendingFacts", { telegram: pending.atTelegram ?? "?", stored: pending.stored })}
        </Fact>
        <Fact label={t("botPage.outbox")}>{t("botPage.outboxFacts", { ...outbox })}</Fact>
        <Fact label={t("bots.lastError")}>
          {lastError === null ? t("bots.noError") : <Told text={lastError.text} at={lastError.at} />}
        </Fact>
        {telegramError !== null && (
          <Fact label={t("botPage.telegramError")}>
            <Told text={telegramError.text} at={telegramError.at} />
          </Fact>
        )}
        <Fact label={t("botPage.heldBy")}>{heldBy ?? t("botPage.nobody")}</Fact>
        <Fact label={t("bots.tokenEnds")}>•••• {bot.tokenLast4}</Fact>
        <Fact label={t("bots.via")}>{bot.apiRoot}</Fact>
      </DataList>
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t("botPage.checked")}: {when(health.checkedAt)}
        </Text>
        <Button
          size="xs"
          variant="default"
          leftSection={<RefreshIcon size={14} />}
          loading={check.isPending}
          onClick={() => check.mutate(withOpId({ botId: bot.id }))}
        >
          {t("botPage.check")}
        </Button>
      </Group>
    </Section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue style={{ minWidth: 0, overflowWrap: "anywhere" }}>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}

function Told({ text, at }: { text: string; at: string | null }) {
  return (
    <span>
      {text}
      {at !== null && (
        <Text span size="xs" c="dimmed">
          {" "}
          · <AgoPhrase at={at} />
        </Text>
      )}
    </span>
  );
}
