import type { EventData } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { keysOf } from "../conversation/index.ts";
import { placesOfContact } from "./contact.queries.ts";

/** Tells those who see a contact's conversations how the contact is called and looks now. */
export async function announceContact(desk: Desk, data: EventData["contact.changed"]): Promise<void> {
  const places = await placesOfContact(desk.db, { workspaceId: desk.workspaceId, id: data.id });
  const scopeKeys = [...new Set(places.flatMap(keysOf))];
  desk.emit("contact.changed", { subject: { type: "contact", id: data.id }, data, scopeKeys });
}
