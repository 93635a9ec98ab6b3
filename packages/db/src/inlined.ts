import type { CompiledQuery } from "kysely";
import { escapeLiteral } from "pg";

/**
 * A query with its values written into its text, for PostgreSQL's simple protocol, which takes none.
 * @throws TypeError for a value that is neither text, bytes nor null
 */
export function inlined({ sql, parameters }: CompiledQuery): string {
  return sql.replaceAll(/\$(\d+)/g, (_, number) => literal(parameters[Number(number) - 1]));
}

function literal(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "string") return escapeLiteral(value);
  if (Buffer.isBuffer(value)) return `'\\x${value.toString("hex")}'::bytea`;
  throw new TypeError("Only text, bytes and null are written into a statement.");
}
