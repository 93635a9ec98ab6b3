import type { Inbox } from "@frontdesk/contract";
import { Button, Card, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { HoursNow } from "../../ui/hours/hours-now.tsx";
import { useViewer } from "../../viewer.tsx";

/** An inbox in the list: its bot, its team, and how it deals with what comes. */
export function InboxCard({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const bots = trpc.bot.list.useQuery();
  const teams = trpc.team.list.useQuery();
  const { id, name, botId, teamId, policy, businessHours } = inbox;
  const bot = bots.data?.data.find((each) => each.id === botId);
  const team = teams.data?.data.find((each) => each.id === teamId);
  const facts = [bot && `@${bot.username}`, team?.name].filter(Boolean).join(" · ");
  return (
    <Card component="article" withBorder padding="sm" maw={640} aria-label={name}>
      <Group justify="space-between" align="start" wrap="wrap" gap="xs">
        <Stack gap={4} miw={0} flex="1 1 220px">
          <Text fw={600} style={{ overflowWrap: "anywhere" }}>
            {name}
          </Text>
          <Text size="sm" c="dimmed">
            {facts}
          </Text>
          <Text size="sm">{t(`inboxes.policyOf.${policy}`)}</Text>
          <HoursNow of="inbox" hours={businessHours} />
        </Stack>
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => (
            <Link
              to="/w/$slug/settings/inboxes/$inboxId"
              params={{ slug: workspace.slug, inboxId: id }}
              aria-label={t("inboxes.editOf", { name })}
              {...props}
            />
          )}
        >
          {t("inboxes.edit")}
        </Button>
      </Group>
    </Card>
  );
}
