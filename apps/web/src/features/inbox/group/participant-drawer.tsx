import type { Participant } from "@frontdesk/contract";
import { Text } from "@mantine/core";
import { trpc } from "../../../desk.ts";
import { ContactAvatar } from "../../../ui/contact-avatar.tsx";
import { useViewer } from "../../../viewer.tsx";
import { CardDrawer } from "../contact/card-drawer.tsx";
import classes from "../contact/contact-pane.module.css";
import { onPeople } from "../contact/on-people.ts";

const ContactDetails = onPeople(async () => (await import("../contact/contact-details.tsx")).ContactDetails);

interface ParticipantDrawerProps {
  participant: Participant;
  /** By which bot the group is heard. */
  botId: string;
  /** The group's conversation. */
  besideId: string;
  onClose: () => void;
}

/** The card of somebody who speaks in a group, whether or not they have ever written in private. */
export function ParticipantDrawer({ participant, botId, besideId, onClose }: ParticipantDrawerProps) {
  const { can } = useViewer();
  const bots = trpc.bot.list.useQuery(undefined, { enabled: can("bot:read") });
  const bot = bots.data?.data.find(({ id }) => id === botId);
  const { contactId, name } = participant;
  return (
    <CardDrawer name={name} onClose={onClose}>
      <div className={classes.card}>
        <div className={classes.person}>
          <ContactAvatar contact={{ ...participant, id: contactId }} size={64} />
          <Text fw={650} size="lg" lh={1.3}>
            {name}
          </Text>
        </div>
        <ContactDetails contactId={contactId} besideId={besideId} isSimulated={bot?.apiRoot === "simulator"}>
          {null}
        </ContactDetails>
      </div>
    </CardDrawer>
  );
}
