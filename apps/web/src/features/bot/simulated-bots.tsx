import { withOpId } from "@frontdesk/client";
import type { Bot } from "@frontdesk/contract";
import { Anchor, Button, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { FormError } from "../../ui/form-error.tsx";
import { ExternalLinkIcon, RobotIcon } from "../../ui/icons.ts";
import { Section } from "../../ui/section.tsx";
import { toastDone } from "../../ui/toast.tsx";

// The name under which the installer's list knows the simulator.
const simulator = "simulator";

interface SimulatedBotsProps {
  simulatorUrl: string;
  connected: readonly Bot[];
}

/** Connects a bot of the simulator with one click, and leads to the phone that writes to it. */
export function SimulatedBots({ simulatorUrl, connected }: SimulatedBotsProps) {
  const { t } = useTranslation();
  const simulated = trpc.bot.simulated.useQuery(undefined, { staleTime: 0 });
  const add = trpc.bot.add.useMutation({
    onSuccess: ({ username }) => toastDone(t("bots.added", { username })),
  });
  const isConnected = (username: string) =>
    connected.some((bot) => bot.apiRoot === simulator && bot.username === username);
  const offered = simulated.data?.filter(({ username }) => !isConnected(username)) ?? [];
  return (
    <Section title={t("bots.simulator")} lead={t("bots.simulatorNote")}>
      <FormError error={add.error ?? simulated.error} />
      <Group>
        {offered.map(({ username, token }) => (
          <Button
            key={username}
            variant="default"
            leftSection={<RobotIcon size={16} />}
            loading={add.isPending && add.variables.token === token}
            onClick={() => add.mutate(withOpId({ token, apiRoot: simulator }))}
          >
            {t("bots.simulatorConnect", { username })}
          </Button>
        ))}
        {simulated.data && offered.length === 0 && (
          <Text size="sm" c="dimmed">
            {t("bots.simulatorDone")}
          </Text>
        )}
        <Anchor href={simulatorUrl} target="_blank" rel="noreferrer" size="sm">
          {t("bots.simulatorOpen")} <ExternalLinkIcon size={14} aria-hidden="true" />
        </Anchor>
      </Group>
    </Section>
  );
}
