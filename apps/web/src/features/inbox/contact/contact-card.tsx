import type { Conversation } from "@frontdesk/contract";
import { DataList, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { trpc } from "../../../desk.ts";
import { Ago } from "../../../ui/ago.tsx";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { fullTime } from "../../../ui/time.ts";
import { useViewer } from "../../../viewer.tsx";
import classes from "./contact-pane.module.css";
import { onPeople } from "./on-people.ts";

const ContactDetails = onPeople(async () => (await import("./contact-details.tsx")).ContactDetails);

/** Who the person is, and how their conversation stands. */
export function ContactCard({ conversation }: { conversation: Conversation }) {
  const { t, i18n } = useTranslation();
  const isSimulated = useIsSimulated(conversation);
  const { contact, inbox, state, assignee, number, createdAt, waitingSince, closedAt } = conversation;
  return (
    <div className={classes.card}>
      <div className={classes.person}>
        <ContactAvatar contact={contact} size={64} />
        <Text fw={650} size="lg" lh={1.3}>
          {contact.name}
        </Text>
      </div>
      <ContactDetails contactId={contact.id} besideId={conversation.id} isSimulated={isSimulated}>
        <Facts title={t("person.conversation")}>
          <Fact label={t("person.number")}>#{number}</Fact>
          <Fact label={t("person.state")}>{t(`inbox.state.${state}`)}</Fact>
          <Fact label={t("person.assignee")}>{assignee?.name ?? t("person.nobody")}</Fact>
          <Fact label={t("person.inbox")}>{inbox.name}</Fact>
          <Fact label={t("person.opened")}>{fullTime(createdAt, i18n.language)}</Fact>
          {waitingSince !== null && (
            <Fact label={t("person.waiting")}>
              <Ago at={waitingSince} />
            </Fact>
          )}
          {closedAt !== null && <Fact label={t("person.closed")}>{fullTime(closedAt, i18n.language)}</Fact>}
        </Facts>
      </ContactDetails>
    </div>
  );
}

// In Telegram itself a simulated person's name may be somebody else's.
function useIsSimulated({ inbox }: Conversation): boolean {
  const { can } = useViewer();
  const bots = trpc.bot.list.useQuery(undefined, { enabled: can("bot:read") });
  // An inbox bears the name of its bot.
  const bot = bots.data?.data.find(({ username }) => inbox.name === `@${username}`);
  return bot?.apiRoot === "simulator";
}

function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{title}</h3>
      <DataList size="sm" gap={6} labelWidth={96}>
        {children}
      </DataList>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}
