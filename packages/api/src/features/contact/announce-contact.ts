import { type Contact, outlineOf } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { placesOfContact } from "./contact.queries.ts";
import { getCard } from "./contact-card.queries.ts";

/** Tells those who see a contact's conversations what is known of the contact now; returns it. */
export async function announceContact(desk: Desk, id: string): Promise<Contact> {
  const { db, workspaceId } = desk;
  const contact = await getCard(db, { workspaceId, id });
  const { name, username, language, avatar } = outlineOf(contact);
  desk.emit("contact.changed", {
    subject: { type: "contact", id },
    data: { id, name, username, language, avatar, contact },
    scopeKeys: await keysOfContact(desk, id),
  });
  return contact;
}

/** The keys under which a contact's events travel: those of all of their conversations. */
export async function keysOfContact({ db, workspaceId }: Desk, id: string): Promise<string[]> {
  const places = await placesOfContact(db, { workspaceId, id });
  return [...new Set(places.flatMap(keysOf))];
}
