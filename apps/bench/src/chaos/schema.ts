import { Client } from "pg";

/** Everything that a migration can make, a line each. Kysely makes its own two tables before it begins. */
const parts = [
  `select format('column %s.%s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
            pg_get_expr(d.adbin, d.adrelid)) as it
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and c.relkind in ('r', 'p', 'v') and c.relname not in ('migration', 'migration_lock')`,
  `select format('index %s', pg_get_indexdef(indexrelid)) as it from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and c.relname not in ('migration', 'migration_lock')`,
  `select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as it from pg_constraint
    where connamespace = 'public'::regnamespace and conrelid::regclass::text not in ('migration', 'migration_lock')`,
  `select format('policy %s.%s %s %s', polrelid::regclass, polname, pg_get_expr(polqual, polrelid),
            pg_get_expr(polwithcheck, polrelid)) as it from pg_policy`,
  `select format('function %s %s %s', oid::regprocedure, proowner::regrole, md5(prosrc)) as it from pg_proc
    where pronamespace = 'public'::regnamespace`,
  `select format('trigger %s', pg_get_triggerdef(oid)) as it from pg_trigger where not tgisinternal`,
  `select format('rights on %s: %s', oid::regclass, array_to_string(array(select unnest(relacl)::text order by 1), ' ')) as it
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
      and relname not in ('migration', 'migration_lock')`,
  `select format('rights on the schema: %s', array_to_string(array(select unnest(nspacl)::text order by 1), ' ')) as it
     from pg_namespace where nspname = 'public'`,
];

/** A database's schema and the migrations it says it has had, in order, for comparing two. */
export async function listSchema(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ it: string }>(parts.join(" union all "));
    const [has] = (await client.query<{ table: string | null }>("select to_regclass('migration') as table")).rows;
    const applied = has?.table ? await client.query<{ name: string }>("select name from migration") : { rows: [] };
    return [...rows.map(({ it }) => it), ...applied.rows.map(({ name }) => `migration ${name}`)].toSorted();
  } finally {
    await client.end();
  }
}
