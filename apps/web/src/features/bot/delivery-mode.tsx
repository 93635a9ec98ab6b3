import { withOpId } from "@frontdesk/client";
import { type Bot, type BotMode, botModes } from "@frontdesk/contract";
import { SegmentedControl, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";
import { Section } from "../../ui/section.tsx";

/** Whether the desk fetches a bot's messages or Telegram posts them; switched without losing any. */
export function DeliveryMode({ bot }: { bot: Bot }) {
  const { t } = useTranslation();
  const change = trpc.bot.changeMode.useMutation();
  const isSwitching = bot.delivery !== null && bot.delivery !== bot.mode;
  return (
    <Section title={t("botPage.mode")} lead={t("botPage.modeLead")}>
      <SegmentedControl
        aria-label={t("botPage.mode")}
        value={bot.mode}
        disabled={change.isPending || bot.state === "revoked"}
        data={botModes.map((mode) => ({ value: mode, label: t(`botPage.modeOf.${mode}`) }))}
        onChange={(mode: BotMode) => change.mutate(withOpId({ botId: bot.id, mode, version: bot.version }))}
        style={{ alignSelf: "start" }}
      />
      <Text size="sm" c="dimmed" role="status">
        {isSwitching ? t("botPage.switching") : t(`botPage.modeHint.${bot.mode}`)}
      </Text>
      <FormError error={change.error} />
    </Section>
  );
}
