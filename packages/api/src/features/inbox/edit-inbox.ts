import { isDeepStrictEqual } from "node:util";
import type { Inbox, InboxKind } from "@frontdesk/contract";
import type { EditInbox } from "@frontdesk/contract/inputs";
import { forEveryone } from "../../access.ts";
import type { Desk } from "../../desk.ts";
import { DeskError } from "../../desk-error.ts";
import { reckonAnew } from "../sla-clock/index.ts";
import { isTeam } from "../team/index.ts";
import { changeInbox, getInbox, insertInbox, lockInbox } from "./inbox.queries.ts";

interface NewInbox {
  botId: string;
  name: string;
  kind: Extract<InboxKind, "telegram_dm" | "telegram_group">;
}

/** Makes an inbox for what a bot hears in private or in groups, and tells those who keep inboxes. Returns its id. */
export async function openInbox(desk: Desk, { botId, name, kind }: NewInbox): Promise<string> {
  const { db, workspaceId } = desk;
  const inboxId = await insertInbox(db, { workspaceId, botId, name, kind });
  const inbox = await getInbox(db, { workspaceId, inboxId });
  desk.emit("inbox.opened", { subject: { type: "inbox", id: inboxId }, data: { inbox }, scopeKeys: forEveryone });
  return inboxId;
}

/**
 * Changes how an inbox deals with what comes into it; what is there already stays with its team. The same again changes
 * nothing and announces nothing. @throws not_found (the team too), invalid for a time zone nobody knows, conflict
 * stale_version
 */
export async function editInbox(desk: Desk, { inboxId, version, opId: _, ...settings }: EditInbox): Promise<Inbox> {
  const { db, workspaceId, now } = desk;
  const before = await lockInbox(db, { workspaceId, inboxId });
  if (before.version !== version) throw new DeskError("conflict", "stale_version");
  if (!(await isTeam(db, { workspaceId, teamId: settings.teamId }))) throw new DeskError("not_found");
  if (settings.businessHours) assertTimeZone(settings.businessHours.timezone);
  const next = { ...before, ...settings };
  if (isDeepStrictEqual(next, before)) return before;

  await changeInbox(db, { workspaceId, now, inbox: next });
  if (!isDeepStrictEqual(next.businessHours, before.businessHours)) await reckonAnew(desk);
  const inbox = await getInbox(db, { workspaceId, inboxId });
  const subject = { type: "inbox", id: inboxId };
  desk.emit("inbox.changed", { subject, data: { inbox }, scopeKeys: forEveryone });
  if (inbox.name !== before.name)
    desk.emit("inbox.renamed", { subject, data: { id: inboxId, name: inbox.name }, scopeKeys: forEveryone });
  await desk.audit({ action: "inbox.edit", subject, ...difference(before, inbox) });
  return inbox;
}

/** What the audit keeps of a change: only what differs, each text by itself. */
function difference(before: Inbox, after: Inbox): { before: object; after: object } {
  const [was, is] = [outlineOf(before), outlineOf(after)];
  const fields = Object.keys({ ...was, ...is }).filter((field) => !isDeepStrictEqual(was[field], is[field]));
  const of = (outline: Record<string, unknown>) => Object.fromEntries(fields.map((field) => [field, outline[field]]));
  return { before: of(was), after: of(is) };
}

function outlineOf({ texts, businessHours, version: _, ...inbox }: Inbox): Record<string, unknown> {
  const each = Object.entries(texts).flatMap(([kind, byLanguage]) =>
    Object.entries(byLanguage).map(([language, text]) => [`${kind}.${language}`, text] as const),
  );
  return { ...inbox, ...businessHours, ...Object.fromEntries(each) };
}

function assertTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch {
    throw new DeskError("invalid", "bad_input", { fields: { "businessHours.timezone": "unknown" } });
  }
}
