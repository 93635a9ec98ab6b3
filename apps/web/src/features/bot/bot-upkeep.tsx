import { withOpId } from "@frontdesk/client";
import type { Bot } from "@frontdesk/contract";
import { Button, Group, Switch } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { useNow } from "../../ui/clock.ts";
import { Section } from "../../ui/section.tsx";
import { clockTime } from "../../ui/time.ts";
import { useToastError } from "../../ui/toast.tsx";
import { ReplaceTokenDialog } from "./replace-token-dialog.tsx";

// Long enough to see something happen again, short enough to be forgotten without harm.
const debugMinutes = 30;

/** Switching a bot off and on, logging its every step for a while, and giving it another token. */
export function BotUpkeep({ bot }: { bot: Bot }) {
  const { t, i18n } = useTranslation();
  const toastError = useToastError();
  const now = useNow(15_000);
  const [isReplacing, { open, close }] = useDisclosure(false);
  const flip = trpc.bot.switch.useMutation({ onError: toastError });
  const debug = trpc.bot.debug.useMutation({ onError: toastError });
  const isOn = bot.state !== "off";
  const debugUntil = bot.debugUntil !== null && Date.parse(bot.debugUntil) > now ? bot.debugUntil : null;
  return (
    <Section title={t("botPage.upkeep")}>
      <Switch
        label={t("bots.on")}
        description={t("botPage.offHint")}
        checked={isOn}
        disabled={flip.isPending}
        onChange={() => flip.mutate(withOpId({ botId: bot.id, on: !isOn, version: bot.version }))}
      />
      <Switch
        label={t("botPage.debug")}
        description={
          debugUntil === null
            ? t("botPage.debugHint", { minutes: debugMinutes })
            : t("botPage.debugUntil", { time: clockTime(debugUntil, i18n.language) })
        }
        checked={debugUntil !== null}
        disabled={debug.isPending}
        onChange={() => debug.mutate(withOpId({ botId: bot.id, minutes: debugUntil === null ? debugMinutes : 0 }))}
      />
      <Group>
        <Button variant="default" onClick={open}>
          {t("botHealth.fix.replace_token")}
        </Button>
      </Group>
      {isReplacing && <ReplaceTokenDialog bot={bot} onClose={close} />}
    </Section>
  );
}
