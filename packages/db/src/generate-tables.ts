import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { startTestCluster, withDatabase } from "./testing/test-cluster.ts";

/** Writes tables.ts from a freshly migrated database; with --check, says whether it is fresh instead. */
async function main(): Promise<void> {
  const file = fileURLToPath(new URL("tables.ts", import.meta.url));
  const fresh = describe(await readColumns());
  if (!process.argv.includes("--check")) return writeFile(file, fresh);
  if ((await readFile(file, "utf8")) === fresh) return;
  process.stderr.write("packages/db/src/tables.ts is stale: run npm run generate -w packages/db\n");
  process.exitCode = 1;
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isArray: boolean;
  readonly nullable: boolean;
  readonly hasDefault: boolean;
  readonly isAlwaysGenerated: boolean;
  /** The definition of a check constraint on this column alone. */
  readonly check: string | null;
}

const COLUMNS = `
  select c.relname as table, a.attname as name,
         coalesce(e.typname, t.typname) as type, e.oid is not null as "isArray",
         not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as "hasDefault",
         a.attidentity = 'a' or a.attgenerated <> '' as "isAlwaysGenerated",
         (select pg_get_constraintdef(k.oid) from pg_constraint k
           where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
             and pg_get_constraintdef(k.oid) ~ '''::text' order by k.conname limit 1) as check
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type e on e.oid = t.typelem and t.typcategory = 'A'
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     and c.relname not in ('migration', 'migration_lock')
   order by c.relname collate "C", a.attnum`;

async function readColumns(): Promise<Column[]> {
  const cluster = await startTestCluster();
  try {
    const client = new Client({ connectionString: withDatabase(cluster.adminUrl, cluster.template) });
    await client.connect();
    const { rows } = await client.query<Column>(COLUMNS);
    await client.end();
    return rows;
  } finally {
    await cluster.stop();
  }
}

const HEADER = `// Generated from the migrations by \`npm run generate -w packages/db\`; change those instead.
import type { ColumnType, GeneratedAlways } from "kysely";

type Generated<T> =
  T extends ColumnType<infer Selected, infer Inserted, infer Updated>
    ? ColumnType<Selected, Inserted | undefined, Updated>
    : ColumnType<T, T | undefined, T>;

type Timestamp = ColumnType<Date, Date | string, Date | string>;

/** Arrays are inserted as JSON text: pg would send one as an array of PostgreSQL. */
type Json = ColumnType<unknown, JsonInput, JsonInput>;
type JsonInput = string | (object & { readonly length?: never });
`;

function describe(columns: readonly Column[]): string {
  const tables = Map.groupBy(columns, (column) => column.table);
  const interfaces = [...tables].map(([table, members]) => {
    const lines = members.map((column) => `  ${column.name}: ${typeOf(column)};\n`);
    return `export interface ${interfaceName(table)} {\n${lines.join("")}}\n`;
  });
  const members = [...tables.keys()].map((table) => `  ${table}: ${interfaceName(table)};\n`);
  return [HEADER, ...interfaces, `export interface DB {\n${members.join("")}}\n`].join("\n");
}

const SCALARS: Readonly<Record<string, string>> = {
  ...{ bool: "boolean", bytea: "Buffer", date: "string", interval: "string", numeric: "string" },
  ...{ float4: "number", float8: "number", int2: "number", int4: "number", int8: "number" },
  ...{
    json: "Json",
    jsonb: "Json",
    text: "string",
    timestamptz: "Timestamp",
    tsvector: "string",
    uuid: "string",
    varchar: "string",
  },
};

function typeOf(column: Column): string {
  const scalar = literals(column.check) ?? SCALARS[column.type];
  if (!scalar) throw new Error(`${column.table}.${column.name}: no TypeScript type is known for ${column.type}`);
  const value = column.isArray ? `${scalar}[]` : scalar;
  const nullable = column.nullable ? `${value} | null` : value;
  if (column.isAlwaysGenerated) return `GeneratedAlways<${nullable}>`;
  return column.hasDefault ? `Generated<${nullable}>` : nullable;
}

/** The union of the values a check allows: `CHECK ((state = ANY (ARRAY['new'::text, …])))`. */
function literals(check: string | null): string | null {
  if (!check || !/^CHECK \(\(\w+ = (ANY \(ARRAY\[|'\w+'::text\)\))/.test(check)) return null;
  return [...check.matchAll(/'(\w+)'::text/g)].map(([, value]) => `"${value}"`).join(" | ");
}

function interfaceName(table: string): string {
  return `${table.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}Table`;
}

await main();
