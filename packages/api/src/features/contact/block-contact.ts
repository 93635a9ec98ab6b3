import { type Contact, isLive } from "@frontdesk/contract";
import type { MarkContact } from "@frontdesk/contract/inputs";
import type { Viewer } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import {
  clearWithheld,
  type LockedConversation,
  listOvertaken,
  lockConversationsWith,
  performActs,
  planClose,
} from "../conversation/index.ts";
import { announceContact } from "./announce-contact.ts";
import { markContact } from "./contact-edit.queries.ts";
import { lockContact } from "./lock-contact.queries.ts";

/**
 * Has a person's messages wait: what is live of theirs is closed, what they write stands in its thread and opens nothing,
 * calls nobody and is answered by nothing, and nobody can write to them. @throws not_found
 */
export async function blockContact(desk: Desk, viewer: Viewer, { contactId }: MarkContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  if (before.blocked) return before;
  await markContact(db, { workspaceId, id: contactId, now, what: "blocked", mark: viewer.name });

  const close = planClose(now);
  const live = (await lockConversationsWith(db, desk.whole, contactId)).filter(({ state }) => isLive(state));
  const closed = live.flatMap((from) => close(from) ?? []);
  await performActs(
    desk,
    closed.map((planned) => ({ ...planned, act: { name: "blocked" } })),
  );
  await desk.audit({ action: "contact.block", subject: { type: "contact", id: contactId } });
  return announceContact(desk, contactId);
}

/** Lets a person in again: what they wrote meanwhile is open, and has waited since the first of it. @throws not_found */
export async function unblockContact(desk: Desk, viewer: Viewer, { contactId }: MarkContact): Promise<Contact> {
  const { db, workspaceId, now } = desk;
  const before = await lockContact(db, viewer, contactId);
  if (!before.blocked) return before;
  await markContact(db, { workspaceId, id: contactId, now, what: "blocked", mark: null });

  const withheld = (await lockConversationsWith(db, desk.whole, contactId)).filter((one) => one.withheldSince !== null);
  const ids = withheld.map(({ id }) => id);
  await clearWithheld(db, { workspaceId, ids });
  const overtaken = await listOvertaken(db, { workspaceId, ids });
  await performActs(desk, withheld.filter(({ id, state }) => state !== "spam" && !overtaken.has(id)).map(planReturn));
  await desk.audit({ action: "contact.unblock", subject: { type: "contact", id: contactId } });
  return announceContact(desk, contactId);
}

function planReturn(from: LockedConversation) {
  const waitingSince = from.waitingSince ?? from.withheldSince;
  return { from, act: { name: "unblocked" as const }, patch: { state: "open" as const, waitingSince, closedAt: null } };
}
