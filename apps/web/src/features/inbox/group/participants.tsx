import type { GroupTalk, Participant } from "@frontdesk/contract";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { useViewer } from "../../../viewer.tsx";
import { onPeople } from "../contact/on-people.ts";
import classes from "./group.module.css";

const ParticipantDrawer = onPeople(async () => (await import("./participant-drawer.tsx")).ParticipantDrawer);

interface ParticipantsProps {
  talk: GroupTalk;
  groupId: string;
  /** The group's conversation. */
  conversationId: string;
}

/** Who has spoken in a group, each with their card, and their own conversation with the desk, where there is one. */
export function Participants({ talk, groupId, conversationId: besideId }: ParticipantsProps) {
  const [shown, show] = useState<Participant | null>(null);
  return (
    <>
      <ul className={classes.people}>
        {talk.participants.map((one) => (
          <ParticipantRow key={one.contactId} participant={one} groupId={groupId} onShow={() => show(one)} />
        ))}
      </ul>
      {shown && (
        <ParticipantDrawer participant={shown} botId={talk.botId} besideId={besideId} onClose={() => show(null)} />
      )}
    </>
  );
}

interface ParticipantRowProps {
  participant: Participant;
  groupId: string;
  onShow: () => void;
}

function ParticipantRow({ participant, groupId, onShow }: ParticipantRowProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const { contactId, kind, name, username, privateConversationId: conversationId } = participant;
  const asWhat = contactId === groupId || kind === "group" ? t("groupTalk.asGroup") : t("groupTalk.channel");
  const facts = [kind === "person" ? null : asWhat, username && `@${username}`].filter(Boolean).join(" · ");
  const title = { size: "sm", fw: 550, lh: 1.3 };
  return (
    <li className={classes.person}>
      <ContactAvatar contact={{ ...participant, id: contactId }} size={32} />
      <div>
        {kind === "person" ? (
          <Anchor
            component="button"
            type="button"
            c="inherit"
            ta="start"
            aria-label={t("card.label", { name })}
            aria-haspopup="dialog"
            onClick={onShow}
            {...title}
          >
            {name}
          </Anchor>
        ) : (
          <Text {...title}>{name}</Text>
        )}
        {facts && (
          <Text size="xs" c="dimmed">
            {facts}
          </Text>
        )}
        {conversationId && (
          <Anchor
            size="xs"
            aria-label={t("groupTalk.privateOf", { name })}
            renderRoot={(props) => (
              <Link to="/w/$slug/inbox/$conversationId" params={{ slug: workspace.slug, conversationId }} {...props} />
            )}
          >
            {t("groupTalk.private")}
          </Anchor>
        )}
      </div>
    </li>
  );
}
