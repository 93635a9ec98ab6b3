import type { AutomaticText, BusinessHours, Inbox, InboxKind, InboxPolicy, TextByLanguage } from "@frontdesk/contract";
import { languageOf } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { found } from "../../desk-error.ts";

function inboxes(db: Reader, workspaceId: string) {
  return db
    .selectFrom("inbox")
    .select(["id", "name", "kind", "bot_id as botId", "team_id as teamId", "policy", "reopen_hours as reopenHours"])
    .select(["language", "business_hours as businessHours", "texts", "offers_person as offersPerson", "version"])
    .select("shows_typing as showsTyping")
    .where("workspace_id", "=", workspaceId)
    .where("deleted_at", "is", null);
}

interface Row {
  id: string;
  name: string;
  kind: InboxKind;
  botId: string | null;
  teamId: string;
  policy: InboxPolicy;
  reopenHours: number;
  language: string | null;
  businessHours: unknown;
  texts: unknown;
  offersPerson: boolean;
  showsTyping: boolean;
  version: number;
}

function toInbox({ language, businessHours, texts, ...row }: Row): Inbox {
  return {
    ...row,
    language: languageOf(language),
    businessHours: businessHours as BusinessHours | null,
    texts: texts as Record<AutomaticText, TextByLanguage>,
  };
}

/** The inboxes of a workspace, the first made first: the order in which clients keep them. */
export async function listInboxes(db: Reader, workspaceId: string): Promise<Inbox[]> {
  return (await inboxes(db, workspaceId).orderBy("id").execute()).map(toInbox);
}

/** An inbox's row, addressed within its workspace. */
interface Which {
  workspaceId: string;
  inboxId: string;
}

/** @throws not_found */
export async function getInbox(db: Reader, { workspaceId, inboxId }: Which): Promise<Inbox> {
  return toInbox(found(await inboxes(db, workspaceId).where("id", "=", inboxId).executeTakeFirst()));
}

/** The inbox that a bot's private chats come into. @throws not_found */
export async function getInboxOfBot(
  db: Reader,
  { workspaceId, botId }: { workspaceId: string; botId: string },
): Promise<Inbox> {
  const ofBot = inboxes(db, workspaceId).where("bot_id", "=", botId).where("kind", "=", "telegram_dm");
  return toInbox(found(await ofBot.executeTakeFirst()));
}

/** An inbox that nobody else changes until this transaction ends. @throws not_found */
export async function lockInbox(db: Writer, { workspaceId, inboxId }: Which): Promise<Inbox> {
  return toInbox(found(await inboxes(db, workspaceId).where("id", "=", inboxId).forUpdate().executeTakeFirst()));
}

/** Makes an inbox for what people write to a bot; it belongs to the default team. */
export async function insertInbox(
  db: Writer,
  { workspaceId, botId, name, kind }: { workspaceId: string; botId: string; name: string; kind: InboxKind },
): Promise<string> {
  const team = db
    .selectFrom("team")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("is_default", "=", true);
  const row = await db
    .insertInto("inbox")
    .values({ workspace_id: workspaceId, name, kind, bot_id: botId, team_id: team })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function changeInbox(
  db: Writer,
  { workspaceId, now, inbox }: { workspaceId: string; now: Date; inbox: Omit<Inbox, "kind" | "botId" | "version"> },
): Promise<void> {
  const { id, name, teamId, policy, reopenHours, language, businessHours, texts, offersPerson, showsTyping } = inbox;
  await db
    .updateTable("inbox")
    .set((eb) => ({
      ...{ name, team_id: teamId, policy, reopen_hours: reopenHours, language, offers_person: offersPerson },
      shows_typing: showsTyping,
      business_hours: businessHours && JSON.stringify(businessHours),
      texts: JSON.stringify(texts),
      updated_at: now,
      version: eb("version", "+", 1),
    }))
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}
