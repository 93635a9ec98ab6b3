import type { TelegramLink } from "@frontdesk/contract";
import type { DB, Reader, Writer } from "@frontdesk/db";
import { sql, type Updateable } from "kysely";

interface OfMember {
  workspaceId: string;
  memberId: string;
}

interface OfPerson {
  workspaceId: string;
  tgUserId: number;
}

function links(db: Reader, workspaceId: string) {
  return db
    .selectFrom("telegram_link")
    .select(["id", "state", "expires_at as expiresAt", "tg_name as name", "tg_username as username"])
    .select(["linked_at as linkedAt", "version", "member_id as memberId", "bot_id as botId", "tg_user_id as tgUserId"])
    .where("workspace_id", "=", workspaceId);
}

/** A link's row, as use cases hold it. */
export type LinkRow = Awaited<ReturnType<ReturnType<typeof links>["executeTakeFirstOrThrow"]>>;

/** A link as its member sees it. */
export function toLink({ id, state, expiresAt, name, username, linkedAt, version }: LinkRow): TelegramLink {
  return {
    ...{ id, state, version },
    expiresAt: expiresAt.toISOString(),
    telegram: name === null ? null : { name, username },
    linkedAt: linkedAt?.toISOString() ?? null,
  };
}

/** @throws where there is none */
export async function getLink(db: Reader, { workspaceId, id }: { workspaceId: string; id: string }): Promise<LinkRow> {
  return links(db, workspaceId).where("id", "=", id).executeTakeFirstOrThrow();
}

/** A member's latest link, whatever became of it; undefined where they never asked for one. */
export async function findLatestLink(db: Reader, { workspaceId, memberId }: OfMember): Promise<LinkRow | undefined> {
  return links(db, workspaceId).where("member_id", "=", memberId).orderBy("id", "desc").limit(1).executeTakeFirst();
}

/** The same, and nobody else changes the member's links in this transaction's time. */
export async function lockLatestLink(db: Writer, of: OfMember): Promise<LinkRow | undefined> {
  await db
    .selectFrom("member")
    .select("id")
    .where("workspace_id", "=", of.workspaceId)
    .where("id", "=", of.memberId)
    .forUpdate()
    .execute();
  const latest = await findLatestLink(db, of);
  return latest && links(db, of.workspaceId).where("id", "=", latest.id).forUpdate().executeTakeFirst();
}

/** The link that a code was made for, held. */
export async function lockLinkByCode(
  db: Writer,
  { workspaceId, codeHash }: { workspaceId: string; codeHash: Buffer },
): Promise<LinkRow | undefined> {
  return links(db, workspaceId).where("code_hash", "=", codeHash).forUpdate().executeTakeFirst();
}

/** By which a person of Telegram's is a member here, held; undefined where they are none. */
export async function lockLinkOfPerson(db: Writer, { workspaceId, tgUserId }: OfPerson): Promise<LinkRow | undefined> {
  return links(db, workspaceId)
    .where("tg_user_id", "=", tgUserId)
    .where("state", "in", ["linked", "unreachable"])
    .forUpdate()
    .executeTakeFirst();
}

/** The link whose question a person of Telegram's answers by a button, held, and what they answer. */
export async function lockAnswered(
  db: Writer,
  { workspaceId, tgUserId, key }: OfPerson & { key: string },
): Promise<{ link: LinkRow; isYes: boolean } | undefined> {
  const row = await links(db, workspaceId)
    .select("yes_key as yesKey")
    .where("tg_user_id", "=", tgUserId)
    .where((eb) => eb.or([eb("yes_key", "=", key), eb("no_key", "=", key)]))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const { yesKey, ...link } = row;
  return { link, isYes: yesKey === key };
}

/** A member's links that stand or may yet, held. */
export async function lockLinksOf(db: Writer, { workspaceId, memberId }: OfMember): Promise<LinkRow[]> {
  return links(db, workspaceId)
    .where("member_id", "=", memberId)
    .where("state", "in", ["issued", "opened", "linked", "unreachable"])
    .orderBy("id")
    .forUpdate()
    .execute();
}

interface NewLink extends OfMember {
  botId: string;
  codeHash: Buffer;
  expiresAt: Date;
  now: Date;
}

/** Keeps a code by its hash, for whoever shows it first; returns the id of the link that it may become. */
export async function insertLink(
  db: Writer,
  { workspaceId, memberId, botId, codeHash, expiresAt, now }: NewLink,
): Promise<string> {
  const row = await db
    .insertInto("telegram_link")
    .values({
      ...{ workspace_id: workspaceId, member_id: memberId, bot_id: botId, code_hash: codeHash },
      ...{ expires_at: expiresAt, created_at: now, updated_at: now },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

type LinkPatch = Pick<
  Updateable<DB["telegram_link"]>,
  "state" | "bot_id" | "tg_user_id" | "tg_name" | "tg_username" | "linked_at"
>;

/** Changes a link, whose question is over with that, and answers how it stands now. @throws the unique key of the person who is another member already */
export async function changeLink(
  db: Writer,
  { workspaceId, id, now, patch }: { workspaceId: string; id: string; now: Date; patch: LinkPatch },
): Promise<LinkRow> {
  await db
    .updateTable("telegram_link")
    .set({ ...patch, yes_key: null, no_key: null, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
  return getLink(db, { workspaceId, id });
}

/** Keeps what the buttons of a link's question carry, or that none waits for an answer; no page shows it. */
export async function putQuestion(
  db: Writer,
  { workspaceId, id, keys }: { workspaceId: string; id: string; keys: { yesKey: string; noKey: string } | null },
): Promise<void> {
  await db
    .updateTable("telegram_link")
    .set({ yes_key: keys?.yesKey ?? null, no_key: keys?.noKey ?? null })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

/** Notes that somebody exists at Telegram; who is known already stays as they are. */
export async function putIdentity(db: Writer, tgUserId: number): Promise<void> {
  await db
    .insertInto("telegram_identity")
    .values({ tg_user_id: tgUserId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
