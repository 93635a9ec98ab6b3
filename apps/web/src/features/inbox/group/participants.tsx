import type { Participant } from "@frontdesk/contract";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { useViewer } from "../../../viewer.tsx";
import classes from "./group.module.css";

interface ParticipantsProps {
  participants: readonly Participant[];
  groupId: string;
}

/** Who has spoken in a group, each with their own conversation with the desk, where there is one. */
export function Participants({ participants, groupId }: ParticipantsProps) {
  const { t } = useTranslation();
  const { workspace } = useViewer();
  return (
    <ul className={classes.people}>
      {participants.map((one) => {
        const { contactId, kind, name, username, privateConversationId: conversationId } = one;
        const asWhat = contactId === groupId || kind === "group" ? t("groupTalk.asGroup") : t("groupTalk.channel");
        const facts = [kind === "person" ? null : asWhat, username && `@${username}`].filter(Boolean).join(" · ");
        return (
          <li key={contactId} className={classes.person}>
            <ContactAvatar contact={{ ...one, id: contactId }} size={32} />
            <div>
              <Text size="sm" fw={550} lh={1.3}>
                {name}
              </Text>
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
  );
}
