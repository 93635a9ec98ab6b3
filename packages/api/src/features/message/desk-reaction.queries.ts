import type { Reader, Writer } from "@frontdesk/db";

/** The one reaction that a bot may put to a message, and who of the desk chose it. */
export interface DeskReaction {
  emoji: string;
  authorKind: "member" | "api_token";
  authorId: string;
}

interface OfMessage {
  workspaceId: string;
  messageId: string;
}

export async function findDeskReaction(
  db: Reader,
  { workspaceId, messageId }: OfMessage,
): Promise<DeskReaction | null> {
  const row = await db
    .selectFrom("reaction")
    .select(["emoji", "author_id as authorId"])
    .select((eb) => eb.ref("author_kind").$castTo<DeskReaction["authorKind"]>().as("authorKind"))
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("author_kind", "<>", "contact")
    .executeTakeFirst();
  return row ?? null;
}

/** Makes this the desk's reaction to a message, in the place of any other; null takes it away. */
export async function replaceDeskReaction(
  db: Writer,
  { workspaceId, messageId, reaction, now }: OfMessage & { reaction: DeskReaction | null; now: Date },
): Promise<void> {
  await db
    .deleteFrom("reaction")
    .where("workspace_id", "=", workspaceId)
    .where("message_id", "=", messageId)
    .where("author_kind", "<>", "contact")
    .execute();
  if (!reaction) return;
  const { emoji, authorKind, authorId } = reaction;
  await db
    .insertInto("reaction")
    .values({
      ...{ workspace_id: workspaceId, message_id: messageId, emoji, created_at: now },
      ...{ author_kind: authorKind, author_id: authorId },
    })
    .execute();
}
