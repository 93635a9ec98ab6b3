import type { TextLanguage } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { announceContact } from "./announce-contact.ts";
import { putLanguage } from "./contact.queries.ts";

/** Notes in which language a contact wants to be spoken to, whatever Telegram says of them from now on. */
export async function chooseLanguage(
  desk: Desk,
  { contactId, language }: { contactId: string; language: TextLanguage },
): Promise<void> {
  const { db, workspaceId, now } = desk;
  await putLanguage(db, { workspaceId, id: contactId, language, now });
  await announceContact(desk, contactId);
}
