import type { ClientBase } from "pg";
import { DatabaseError } from "pg";

/** Row security by workspace applies to it; every call runs as this role. */
export const APP_ROLE = "frontdesk_app";
/** Sees across workspaces what a named policy lets it; entered by `acrossWorkspaces` only. */
export const SYSTEM_ROLE = "frontdesk_system";
/** Owns the search functions. */
export const SEARCHER_ROLE = "frontdesk_searcher";

const ROLES = [APP_ROLE, SYSTEM_ROLE, SEARCHER_ROLE];

/** The login may not make the roles; the message carries the SQL that somebody who may should run. */
export class RolesMissing extends Error {
  override readonly name = "RolesMissing";
}

/**
 * Makes the roles that row security is written for and lets `login` act as each of them. Safe to run from several
 * nodes and databases of one server at once. @throws RolesMissing when the connection may not do it
 */
export async function ensureRoles(client: ClientBase, login?: string): Promise<void> {
  // Roles belong to the whole server, where no lock reaches: a twin may win any of these steps, so we look again.
  for (let look = 0; look < 20; look += 1) {
    const statements = await missingStatements(client, login);
    if (statements.length === 0) return;
    try {
      for (const statement of statements) await client.query(statement);
    } catch (error) {
      if (isRefused(error)) {
        const sql = statements.join("; ");
        throw new RolesMissing(
          `The database login may not make Frontdesk's roles; run once as an administrator: ${sql};`,
        );
      }
      if (!isLostRace(error)) throw error;
    }
  }
  throw new Error("Frontdesk's database roles keep changing under its hands.");
}

async function missingStatements(client: ClientBase, login: string | undefined): Promise<string[]> {
  const { rows } = await client.query<{ login: string; superuser: boolean; roles: string[]; entered: string[] }>(
    `select l.rolname as login, l.rolsuper as superuser,
            array(select rolname::text from pg_roles where rolname = any($2)) as roles,
            array(select l.rolname || '>' || r.rolname from pg_roles r where r.rolname = any($2) and ${mayEnter("l", "r")}
                  union all
                  select a.rolname || '>' || r.rolname from pg_roles a, pg_roles r
                   where a.rolname = $3 and r.rolname = $4 and ${mayEnter("a", "r")}) as entered
       from pg_roles l where l.rolname = coalesce($1, current_user)`,
    [login ?? null, ROLES, APP_ROLE, SYSTEM_ROLE],
  );
  const [now] = rows;
  if (!now) throw new Error(`There is no database login ${login}.`);

  // NOINHERIT: a call has the system's policies only after it entered that role by name.
  const created = ROLES.filter((role) => !now.roles.includes(role)).map(
    (role) => `create role ${role} nologin noinherit`,
  );
  const grants = now.superuser || now.login === APP_ROLE ? [] : ROLES.map((role) => [now.login, role] as const);
  const granted = [[APP_ROLE, SYSTEM_ROLE] as const, ...grants]
    .filter(([member, role]) => !now.entered.includes(`${member}>${role}`))
    .map(([member, role]) => `grant ${role} to ${client.escapeIdentifier(member)}`);
  return [...created, ...granted];
}

/** Since PostgreSQL 16 a membership may lack the right to SET ROLE, as that of a role's maker does. */
function mayEnter(member: string, role: string): string {
  return `pg_has_role(${member}.oid, ${role}.oid,
    case when current_setting('server_version_num')::integer >= 160000 then 'SET' else 'MEMBER' end)`;
}

function isRefused(error: unknown): boolean {
  return error instanceof DatabaseError && (error.code === "42501" || error.code === "0LP01");
}

function isLostRace(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return ["42710", "23505"].includes(error.code ?? "") || error.message.includes("concurrently");
}
