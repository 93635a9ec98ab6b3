import type { Bot, BotGroup } from "@frontdesk/contract";
import { Alert, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AlertTriangleIcon } from "../../ui/icons.ts";
import { ChatFacts } from "./chat-facts.tsx";
import { GroupRuleLine } from "./group-rule-line.tsx";
import { GroupTopics } from "./group-topics.tsx";

interface BotGroupRowProps {
  bot: Bot;
  group: BotGroup;
  rights: string[];
  readsAll: boolean | null;
  /** Whether staff work in it: it then can't be talked with, and its topics are conversations with others. */
  isForStaff: boolean;
}

/** A group of a bot: what of it becomes conversations, by topic in a forum, and what Telegram keeps from the bot. */
export function BotGroupRow({ bot, group, rights, readsAll, isForStaff }: BotGroupRowProps) {
  const { t } = useTranslation();
  const { title, rule, topics, isAdmin } = group;
  const wantsAll = [rule, ...topics.map((topic) => topic.rule)].some((one) => one?.hears === "all");
  return (
    <Stack gap={6}>
      <ChatFacts chat={{ ...group, rights }} />
      {isForStaff && <Text size="sm">{t("groups.staff")}</Text>}
      {!isForStaff && <GroupRuleLine group={group} threadId={null} name={title} rule={rule} />}
      {!isForStaff && topics.length > 0 && <GroupTopics group={group} />}
      {wantsAll && !isAdmin && readsAll === false && (
        <Alert variant="outline" color="orange" icon={<AlertTriangleIcon />} py="xs" role="note">
          <Text size="sm" fw={550}>
            {t("groups.privacyTitle")}
          </Text>
          <Text size="sm">{t("groups.privacy", { username: bot.username })}</Text>
        </Alert>
      )}
    </Stack>
  );
}
