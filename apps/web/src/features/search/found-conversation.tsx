import type { Conversation } from "@frontdesk/contract";
import { Spotlight } from "@mantine/spotlight";
import { ContactAvatar } from "../../ui/contact-avatar.tsx";

interface FoundConversationProps {
  conversation: Conversation;
  onOpen: () => void;
}

/** A person who is called so, with the latest that was said. */
export function FoundConversation({ conversation, onOpen }: FoundConversationProps) {
  const { contact, number, lastMessage } = conversation;
  return (
    <Spotlight.Action
      label={contact.username ? `${contact.name} · @${contact.username}` : contact.name}
      description={lastMessage}
      leftSection={<ContactAvatar contact={contact} size={32} />}
      rightSection={`#${number}`}
      onClick={onOpen}
    />
  );
}
