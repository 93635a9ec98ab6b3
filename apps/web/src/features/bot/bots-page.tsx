import { Anchor, Button, EmptyState, Modal, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { ExternalLinkIcon, PlusIcon, RobotIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { AddBotForm } from "./add-bot-form.tsx";
import { BotCard } from "./bot-card.tsx";
import classes from "./bots-page.module.css";

/** The workspace's bots and their health, and the way to connect one. */
export function BotsPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const bots = trpc.bot.list.useQuery();
  const installation = trpc.installation.get.useQuery();
  const [adding, { open, close }] = useDisclosure(false);
  const simulatorUrl = installation.data?.simulatorUrl ?? null;

  const add = can("bot:manage") && (
    <Button leftSection={<PlusIcon size={16} />} onClick={open}>
      {t("bots.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("bots.title")} lead={t("bots.lead")} action={bots.data?.data.length ? add : undefined}>
      {bots.error && !bots.data && <PaneError error={bots.error} onRetry={() => void bots.refetch()} />}
      {bots.isPending && <PaneLoading />}
      {bots.data?.data.length === 0 && (
        <EmptyState
          py="xl"
          variant="light"
          icon={<RobotIcon />}
          title={t("bots.empty")}
          description={can("bot:manage") ? t("bots.emptyHint") : t("bots.noAccess")}
        >
          <EmptyState.Actions>{add}</EmptyState.Actions>
        </EmptyState>
      )}
      {bots.data && bots.data.data.length > 0 && (
        <ul className={classes.list} aria-label={t("bots.list")}>
          {bots.data.data.map((bot) => (
            <li key={bot.id}>
              <BotCard bot={bot} canManage={can("bot:manage")} />
            </li>
          ))}
        </ul>
      )}
      {simulatorUrl !== null && (
        <Text size="sm" c="dimmed">
          {t("bots.simulatorNote")}{" "}
          <Anchor href={simulatorUrl} target="_blank" rel="noreferrer" size="sm">
            {t("bots.simulatorOpen")} <ExternalLinkIcon size={14} aria-hidden="true" />
          </Anchor>
        </Text>
      )}
      <Modal opened={adding} onClose={close} title={t("bots.add")} closeButtonProps={{ "aria-label": t("close") }}>
        <AddBotForm simulatorUrl={simulatorUrl} onDone={close} />
      </Modal>
    </SettingsPage>
  );
}
