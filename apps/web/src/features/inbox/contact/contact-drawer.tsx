import type { Conversation } from "@frontdesk/contract";
import { CardDrawer } from "./card-drawer.tsx";
import { CardOf } from "./card-of.tsx";

/** The person's card over the thread. */
export function ContactDrawer({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  return (
    <CardDrawer name={conversation.contact.name} onClose={onClose}>
      <CardOf conversation={conversation} />
    </CardDrawer>
  );
}
