import type { BotChat } from "@frontdesk/contract";
import { Badge, Group, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useRightWords } from "./right-words.ts";

/** A group or channel by its title, what it is, and what the bot is and may do in it. */
export function ChatFacts({ chat }: { chat: BotChat }) {
  const { t } = useTranslation();
  const rightWords = useRightWords();
  const { title, type, isForum, isAdmin, tgChatId, rights } = chat;
  return (
    <div>
      <Group gap={6}>
        <Text size="sm" fw={550} style={{ overflowWrap: "anywhere" }}>
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
          {rights.map(rightWords).join(", ")}
        </Text>
      )}
    </div>
  );
}
