import { Client } from "pg";

/** Tables that belong to the installation, by name: their keys are not led by a workspace. */
const GLOBAL_TABLES = [
  ...["challenge", "installation", "mail", "passkey", "password_reset", "rate_limit", "recovery_code", "session"],
  ...["telegram_identity", "totp", "user", "workspace"],
];
/** Kysely's own. */
const BOOKKEEPING = ["migration", "migration_lock"];
/** Keys that are unique across workspaces on purpose: one bot token can't be polled twice. */
const GLOBAL_KEYS = ["bot_by_id", "bot_tg_id_key"];

const WORKSPACE_TABLES = `
  select c.oid, c.relname as name, c.relrowsecurity, c.relforcerowsecurity from pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1)`;

/** What the catalogue says against I12 and I14; all of it empty in a sound database. */
export interface CatalogueFindings {
  readonly tablesWithoutKey: string[];
  readonly keysNotLedByWorkspace: string[];
  readonly foreignKeysBetweenWorkspaces: string[];
  readonly foreignKeysWithoutIndex: string[];
  readonly tablesWithoutWalls: string[];
  readonly powerfulRoles: string[];
  readonly ownedByRuntimeRole: string[];
}

/** What must be small and known: the test names each. */
export interface CatalogueExceptions {
  /** Of tables of the installation, towards those of workspaces. */
  readonly foreignKeysOfGlobalTables: string[];
  /** `table: policy`, of policies that show every row. */
  readonly openPolicies: string[];
  /** `table: policy`, of policies that are neither open nor the one every workspace's table has. */
  readonly ownPolicies: string[];
  /** `function: owner (settings)`, of functions that run with their owner's rights. */
  readonly definerFunctions: string[];
}

/** Reads both from a migrated database. */
export async function readCatalogue(url: string): Promise<CatalogueFindings & CatalogueExceptions> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const outside = [...GLOBAL_TABLES, ...BOOKKEEPING];
  const names = async (statement: string, parameters: unknown[] = []) =>
    (await client.query<{ name: string }>(`${statement} order by 1`, parameters)).rows.map(({ name }) => name);

  try {
    return {
      tablesWithoutKey: await names(
        `select name from (${WORKSPACE_TABLES}) t
          where not exists (select from pg_index where indrelid = t.oid and indisprimary)`,
        [outside],
      ),
      keysNotLedByWorkspace: await names(
        `select i.indexrelid::regclass::text as name from (${WORKSPACE_TABLES}) t
           join pg_index i on i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
           left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
          where a.attname is distinct from 'workspace_id' and i.indexrelid::regclass::text <> all($2)`,
        [outside, GLOBAL_KEYS],
      ),
      foreignKeysBetweenWorkspaces: await names(
        `select k.conname as name from (${WORKSPACE_TABLES}) t
           join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
           join pg_class target on target.oid = k.confrelid
           join pg_attribute here on here.attrelid = k.conrelid and here.attnum = k.conkey[1]
           join pg_attribute there on there.attrelid = k.confrelid and there.attnum = k.confkey[1]
          where not (here.attname = 'workspace_id' and there.attname = 'workspace_id') and target.relname <> all($2)`,
        [outside, GLOBAL_TABLES],
      ),
      foreignKeysOfGlobalTables: await names(
        `select k.conname as name from (${WORKSPACE_TABLES}) t
           join pg_constraint k on k.confrelid = t.oid and k.contype = 'f'
           join pg_class source on source.oid = k.conrelid
          where source.relname = any($2)`,
        [outside, GLOBAL_TABLES],
      ),
      foreignKeysWithoutIndex: await names(
        `select k.conname as name from pg_constraint k
          where k.contype = 'f' and k.connamespace = 'public'::regnamespace and not exists (
            select from pg_index i where i.indrelid = k.conrelid and i.indpred is null
               and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)`,
      ),
      tablesWithoutWalls: await names(
        `select name from (${WORKSPACE_TABLES}) t
          where not (relrowsecurity and relforcerowsecurity) or not exists (
            select from pg_policy p where p.polrelid = t.oid and p.polname = 'of_workspace' and p.polcmd = '*'
               and p.polpermissive and p.polroles = array['frontdesk_app'::regrole::oid]
               and pg_get_expr(p.polqual, t.oid) = $2 and pg_get_expr(p.polwithcheck, t.oid) = $2)`,
        [outside, "(workspace_id = (NULLIF(current_setting('app.workspace_id'::text, true), ''::text))::uuid)"],
      ),
      powerfulRoles: await names(
        `select rolname as name from pg_roles
          where rolname like 'frontdesk\\_%' and rolname <> 'frontdesk_owner'
            and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      ),
      ownedByRuntimeRole: await names(
        `select relname as name from pg_class where relowner::regrole::text in
           ('frontdesk_app', 'frontdesk_system', 'frontdesk_searcher')
         union all select proname from pg_proc where proowner = 'frontdesk_app'::regrole`,
      ),
      openPolicies: await names(
        `select format('%s: %s to %s', polrelid::regclass, polname, polroles::regrole[]) as name
           from pg_policy where pg_get_expr(polqual, polrelid) = 'true' or pg_get_expr(polwithcheck, polrelid) = 'true'`,
      ),
      ownPolicies: await names(
        `select format('%s: %s to %s', polrelid::regclass, polname, polroles::regrole[]) as name
           from pg_policy where coalesce(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) <> 'true'
            and polrelid::regclass::text = any($1)`,
        [GLOBAL_TABLES.map((name) => (name === "user" ? '"user"' : name))],
      ),
      definerFunctions: await names(
        `select format('%s: %s, %s', proname, proowner::regrole, array_to_string(proconfig, '; ')) as name
           from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
      ),
    };
  } finally {
    await client.end();
  }
}
