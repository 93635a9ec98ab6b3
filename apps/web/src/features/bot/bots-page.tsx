import { Button, Paper, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PlusIcon } from "../../ui/icons.ts";
import { PaneError, PaneLoading } from "../../ui/pane.tsx";
import { SettingsPage } from "../../ui/settings-page.tsx";
import { useViewer } from "../../viewer.tsx";
import { AddBotForm } from "./add-bot-form.tsx";
import { BotCard } from "./bot-card.tsx";
import classes from "./bots-page.module.css";
import { SimulatedBots } from "./simulated-bots.tsx";
import { StaffGroups } from "./staff-groups.tsx";

/** The workspace's bots and their health, and the way to connect one: at once where there is none yet. */
export function BotsPage() {
  const { t } = useTranslation();
  const { can } = useViewer();
  const query = trpc.bot.list.useQuery();
  const installation = trpc.installation.get.useQuery();
  const [adding, { open, close }] = useDisclosure(false);
  const simulatorUrl = installation.data?.simulatorUrl ?? null;
  const mayManage = can("bot:manage");
  const bots = query.data?.data;

  const add = mayManage && !adding && bots && bots.length > 0 && (
    <Button leftSection={<PlusIcon size={16} />} onClick={open}>
      {t("bots.add")}
    </Button>
  );
  return (
    <SettingsPage title={t("bots.title")} lead={t("bots.lead")} action={add}>
      {query.error && !bots && <PaneError error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <PaneLoading />}
      {bots?.length === 0 && (
        <Stack gap={4}>
          <Title order={2} size="h4">
            {t("bots.empty")}
          </Title>
          <Text c="dimmed" maw={560}>
            {t(mayManage ? "bots.emptyHint" : "bots.noAccess")}
          </Text>
        </Stack>
      )}
      {mayManage && bots && (adding || bots.length === 0) && (
        <Paper component="section" withBorder p="lg" maw={560} aria-label={t("bots.add")}>
          <AddBotForm onDone={close} {...(bots.length > 0 && { onCancel: close })} />
        </Paper>
      )}
      {bots && bots.length > 0 && (
        <ul className={classes.list} aria-label={t("bots.list")}>
          {bots.map((bot) => (
            <li key={bot.id}>
              <BotCard bot={bot} canManage={mayManage} />
            </li>
          ))}
        </ul>
      )}
      {mayManage && bots && bots.length > 0 && <StaffGroups bots={bots} />}
      {mayManage && bots && simulatorUrl !== null && <SimulatedBots simulatorUrl={simulatorUrl} connected={bots} />}
    </SettingsPage>
  );
}
