import type { Conversation, GroupTalk, Hearing } from "@frontdesk/contract";
import { DataList, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { PaneError } from "../../../ui/pane.tsx";
import classes from "../contact/contact-pane.module.css";
import { Participants } from "./participants.tsx";

/** What a group is, how its conversation stands, and who speaks in it. */
export function GroupCard({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation();
  const { contact, inbox, state, assignee, number } = conversation;
  const about = trpc.group.about.useQuery({ conversationId: conversation.id });
  const talk = about.data?.data;
  const facts: [string, string][] = [
    ...(talk ? [[t("groupTalk.bot"), `@${talk.botUsername}`] satisfies [string, string]] : []),
    [t("groupTalk.inbox"), inbox.name],
    ...(talk ? [[t("groupTalk.heard"), t(`groupTalk.hears.${hearsIn(talk)}`)] satisfies [string, string]] : []),
    [t("groupTalk.reachable"), t(`person.reach.${contact.reachable}`)],
    [t("groupTalk.state"), `${t(`inbox.state.${state}`)} · #${number}`],
    [t("groupTalk.assignee"), assignee?.name ?? t("groupTalk.nobody")],
  ];
  return (
    <div className={classes.card}>
      <div className={classes.person}>
        <ContactAvatar contact={contact} size={64} />
        <Text fw={650} size="lg" lh={1.3}>
          {contact.name}
        </Text>
      </div>
      <section className={classes.section}>
        <h3 className={classes.sectionTitle}>{t("groupTalk.group")}</h3>
        <DataList size="sm" gap={6} labelWidth={96}>
          {facts.map(([label, value]) => (
            <DataList.Item key={label}>
              <DataList.ItemLabel>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      </section>
      {about.error && !talk && <PaneError error={about.error} onRetry={() => void about.refetch()} />}
      {talk && (
        <section className={classes.section}>
          <h3 className={classes.sectionTitle}>
            {t("groupTalk.participants")} · {talk.participants.length}
          </h3>
          <Participants talk={talk} groupId={contact.id} conversationId={conversation.id} />
        </section>
      )}
    </div>
  );
}

/** What of the group comes: the bot can't hear what Telegram does not give it. */
function hearsIn({ hears, isGivenAll }: GroupTalk): Hearing {
  return hears === "all" && !isGivenAll ? "addressed" : hears;
}
