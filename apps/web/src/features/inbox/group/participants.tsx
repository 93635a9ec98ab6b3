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
  const { t } = useTranslation();
  const { workspace } = useViewer();
  const [shown, show] = useState<Participant | null>(null);
  return (
    <>
      <ul className={classes.people}>
        {talk.participants.map((one) => {
          const { contactId, kind, name, username, privateConversationId: conversationId } = one;
          const asWhat = contactId === groupId || kind === "group" ? t("groupTalk.asGroup") : t("groupTalk.channel");
          const facts = [kind === "person" ? null : asWhat, username && `@${username}`].filter(Boolean).join(" · ");
          return (
            <li key={contactId} className={classes.person}>
              <ContactAvatar contact={{ ...one, id: contactId }} size={32} />
              <div>
                {kind === "person" ? (
                  <Anchor
                    component="button"
                    type="button"
                    c="inherit"
                    size="sm"
                    fw={550}
                    lh={1.3}
                    ta="start"
                    aria-label={t("card.label", { name })}
                    aria-haspopup="dialog"
                    onClick={() => show(one)}
                  >
                    {name}
                  </Anchor>
                ) : (
                  <Text size="sm" fw={550} lh={1.3}>
                    {name}
                  </Text>
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
                      <Link
                        to="/w/$slug/inbox/$conversationId"
                        params={{ slug: workspace.slug, conversationId }}
                        {...props}
                      />
                    )}
                  >
                    {t("groupTalk.private")}
                  </Anchor>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      {shown && (
        <ParticipantDrawer participant={shown} botId={talk.botId} besideId={besideId} onClose={() => show(null)} />
      )}
    </>
  );
}
