import type { Reader, Writer } from "@frontdesk/db";

/** In which languages a contact would like to be spoken to by an inbox, the dearest first. */
export async function listPreferred(
  db: Reader,
  { workspaceId, inboxId, contactId }: { workspaceId: string; inboxId: string; contactId: string },
): Promise<(string | null)[]> {
  const row = await db
    .selectFrom("contact as p")
    .innerJoin("workspace as w", "w.id", "p.workspace_id")
    .innerJoin("inbox as i", "i.workspace_id", "p.workspace_id")
    .select(["p.language as own", "i.language as ofInbox", "w.locale as ofWorkspace"])
    .where("p.workspace_id", "=", workspaceId)
    .where("p.id", "=", contactId)
    .where("i.id", "=", inboxId)
    .executeTakeFirstOrThrow();
  return [row.own, row.ofInbox, row.ofWorkspace];
}

interface Occasion {
  workspaceId: string;
  inboxId: string;
  contactId: string;
  kind: "greeting" | "away";
  occasion?: string;
  now: Date;
}

/** Claims an occasion for saying something; false where it was said then already. */
export async function claimOccasion(
  db: Writer,
  { workspaceId, inboxId, contactId, kind, occasion = "", now }: Occasion,
): Promise<boolean> {
  const claimed = await db
    .insertInto("automatic_text")
    .values({ workspace_id: workspaceId, inbox_id: inboxId, contact_id: contactId, kind, occasion, said_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return claimed.numInsertedOrUpdatedRows === 1n;
}
