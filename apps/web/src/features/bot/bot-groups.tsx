import type { Bot, BotChat } from "@frontdesk/contract";
import { useTranslation } from "react-i18next";
import { trpc } from "../../desk.ts";
import { PlainList } from "../../ui/plain-list.tsx";
import { Section } from "../../ui/section.tsx";
import { BotGroupRow } from "./bot-group-row.tsx";
import { ChatFacts } from "./chat-facts.tsx";

interface BotGroupsProps {
  bot: Bot;
  chats: BotChat[];
  /** Whether Telegram gives the bot all that is said in its groups; null while nobody knows. */
  readsAll: boolean | null;
}

/** The groups and channels that a bot is in, what it may do there, and what of the groups becomes conversations. */
export function BotGroups({ bot, chats, readsAll }: BotGroupsProps) {
  const { t } = useTranslation();
  const groups = trpc.group.list.useQuery({ botId: bot.id }).data?.data ?? [];
  const staffGroups = trpc.staffGroup.list.useQuery().data?.data ?? [];
  const isForStaff = (tgChatId: number) =>
    staffGroups.some(({ botId, chat }) => botId === bot.id && chat?.tgChatId === tgChatId);
  const channels = chats.filter(({ type }) => type === "channel");
  const rightsIn = (tgChatId: number) => chats.find((chat) => chat.tgChatId === tgChatId)?.rights ?? [];
  if (groups.length === 0 && channels.length === 0) return null;
  return (
    <Section title={t(groups.length > 0 ? "groups.title" : "botPage.groups")} lead={t("groups.lead")}>
      <PlainList gap="lg">
        {groups
          .toSorted((one, other) => one.title.localeCompare(other.title))
          .map((group) => (
            <li key={group.tgChatId}>
              <BotGroupRow
                bot={bot}
                group={group}
                rights={rightsIn(group.tgChatId)}
                readsAll={readsAll}
                isForStaff={isForStaff(group.tgChatId)}
              />
            </li>
          ))}
        {channels.map((channel) => (
          <li key={channel.tgChatId}>
            <ChatFacts chat={channel} />
          </li>
        ))}
      </PlainList>
    </Section>
  );
}
