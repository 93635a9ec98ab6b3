import type { BotChat } from "@frontdesk/contract";
import { Badge, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Section } from "../../ui/section.tsx";

/** The groups and channels that a bot is in, and what it may do there. */
export function BotGroups({ chats }: { chats: BotChat[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t("botPage.groups")} lead={t("botPage.groupsLead")}>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
        {chats.map(({ tgChatId, title, type, isForum, isAdmin, rights }) => (
          <li key={tgChatId}>
            <Group gap={6}>
              <Text size="sm" fw={550}>
                {title}
              </Text>
              <Badge variant="light" color={isAdmin ? "green" : "gray"} tt="none">
                {t(isAdmin ? "botPage.admin" : "botPage.member")}
              </Badge>
            </Group>
            <Text size="xs" c="dimmed">
              {t(`botPage.chatType.${isForum ? "forum" : type}`)} · {tgChatId}
            </Text>
            {rights.length > 0 && (
              <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                {rights.join(", ")}
              </Text>
            )}
          </li>
        ))}
      </Stack>
    </Section>
  );
}
