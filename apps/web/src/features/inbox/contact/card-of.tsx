import type { Conversation } from "@frontdesk/contract";
import { GroupCard } from "../group/group-card.tsx";
import { ContactCard } from "./contact-card.tsx";

/** The card of whom a conversation is with: a person, or a group in which many speak. */
export function CardOf({ conversation }: { conversation: Conversation }) {
  if (conversation.contact.kind === "group") return <GroupCard conversation={conversation} />;
  return <ContactCard conversation={conversation} />;
}
