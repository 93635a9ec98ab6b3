import type { Expression, Kysely, QueryCreator, QueryCreatorWithCommonTableExpression } from "kysely";
import type { DB } from "./tables.ts";

declare const bound: unique symbol;

/** Marks a handle as bound to a transaction that entered a workspace: only tenancy.ts makes one. */
interface Bound {
  readonly [bound]: true;
}

/** What a query builder offers to those who only read, its `with` included. */
interface SelectCreator<Tables> extends Pick<QueryCreator<Tables>, "selectFrom"> {
  with<Name extends string, Query extends (creator: SelectCreator<Tables>) => Expression<unknown>>(
    name: Name,
    query: Query,
  ): SelectCreatorWith<Tables, Name, Query>;
}

type SelectCreatorWith<Tables, Name extends string, Query> =
  QueryCreatorWithCommonTableExpression<Tables, Name, ReturnOf<Query>> extends QueryCreator<infer Extended>
    ? SelectCreator<Extended>
    : never;

type ReturnOf<Query> = Query extends (creator: never) => infer Output ? Output : never;

/** Reads within one transaction. It can't write: neither by type nor in PostgreSQL, whose transaction is read only. */
export type Reader = SelectCreator<DB> & Pick<Kysely<DB>, "fn" | "case"> & Bound;

/** Reads and writes within one transaction. Every Writer is a Reader. */
// Its own `with` stands first: TypeScript tries overloads in this order, and the Reader's refuses what writes.
export type Writer = Pick<
  Kysely<DB>,
  "with" | "insertInto" | "updateTable" | "deleteFrom" | "mergeInto" | "executeQuery" | "getExecutor"
> &
  Reader;
