import type { ApiToken, Permission } from "@frontdesk/contract";
import type { Reader, Writer } from "@frontdesk/db";
import { sql } from "kysely";
import { found } from "../../desk-error.ts";

const shown = [
  ...(["id", "name", "last4", "permissions"] as const),
  ...(["last_used_at", "expires_at", "created_at"] as const),
] as const;

interface Row {
  id: string;
  name: string;
  last4: string;
  permissions: string[];
  last_used_at: Date | null;
  expires_at: Date | null;
  created_at: Date;
}

function toToken({ id, name, last4, permissions, ...times }: Row): ApiToken {
  return {
    id,
    name,
    last4,
    permissions: permissions as Permission[],
    lastUsedAt: times.last_used_at?.toISOString() ?? null,
    expiresAt: times.expires_at?.toISOString() ?? null,
    createdAt: times.created_at.toISOString(),
  };
}

/** Tokens that were not revoked, the oldest first, as clients keep them; an expired one stays in sight until somebody revokes it. */
export async function listTokens(db: Reader, workspaceId: string): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom("api_token")
    .select(shown)
    .where("workspace_id", "=", workspaceId)
    .where("revoked_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(toToken);
}

interface NewToken {
  workspaceId: string;
  name: string;
  secretHash: Buffer;
  last4: string;
  permissions: Permission[];
  createdBy: string;
  expiresAt: Date | null;
  now: Date;
}

export async function insertToken(db: Writer, token: NewToken): Promise<ApiToken> {
  const row = await db
    .insertInto("api_token")
    .values({
      workspace_id: token.workspaceId,
      name: token.name,
      secret_hash: token.secretHash,
      last4: token.last4,
      permissions: token.permissions,
      created_by: token.createdBy,
      expires_at: token.expiresAt,
      created_at: token.now,
      updated_at: token.now,
    })
    .returning(shown)
    .executeTakeFirstOrThrow();
  return toToken(row);
}

interface Which {
  workspaceId: string;
  id: string;
}

/** Holds a token for this transaction. @throws not_found */
export async function lockToken(
  db: Writer,
  { workspaceId, id }: Which,
): Promise<{ token: ApiToken; isRevoked: boolean }> {
  const row = await db
    .selectFrom("api_token")
    .select(shown)
    .select("revoked_at")
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  const { revoked_at, ...token } = found(row);
  return { token: toToken(token), isRevoked: revoked_at !== null };
}

export async function renameTokenRow(
  db: Writer,
  { workspaceId, id, name, now }: Which & { name: string; now: Date },
): Promise<ApiToken> {
  const row = await db
    .updateTable("api_token")
    .set({ name, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .returning(shown)
    .executeTakeFirstOrThrow();
  return toToken(row);
}

export async function markRevoked(db: Writer, { workspaceId, id, now }: Which & { now: Date }): Promise<void> {
  await db
    .updateTable("api_token")
    .set({ revoked_at: now, updated_at: now, version: sql`version + 1` })
    .where("workspace_id", "=", workspaceId)
    .where("id", "=", id)
    .execute();
}

interface Excess {
  workspaceId: string;
  memberIds: string[];
  /** What a token of these members may carry. */
  permissions: readonly Permission[];
}

/** Members' live tokens that carry more than `permissions`. */
export async function listTokensBeyond(db: Reader, { workspaceId, memberIds, permissions }: Excess): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await db
    .selectFrom("api_token")
    .select("id")
    .where("workspace_id", "=", workspaceId)
    .where("created_by", "in", memberIds)
    .where("revoked_at", "is", null)
    .where(sql<boolean>`not permissions <@ ${[...permissions]}::text[]`)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}
