import { type Kysely, sql } from "kysely";
import { expectTypeOf, it } from "vitest";
import type { Reader, Writer } from "./reader.ts";
import type { DB } from "./tables.ts";

// These functions are never called: the type checker is what runs them.

it("reads with tables, functions, cases and common table expressions", () => {
  const reads = (db: Reader) =>
    db
      .with("busy", (q) => q.selectFrom("conversation").select(["assignee_id as member_id", "id"]))
      .with("counted", (q) =>
        q
          .selectFrom("busy")
          .select(["member_id", (of) => of.fn.count<number>("id").as("many")])
          .groupBy("member_id"),
      )
      .selectFrom("member")
      .innerJoin("counted", "counted.member_id", "member.id")
      .select(["member.id", "counted.many"])
      .executeTakeFirstOrThrow();

  expectTypeOf(reads).returns.resolves.toEqualTypeOf<{ id: string; many: number }>();
});

it("does not compile a read that writes", () => {
  expectTypeOf<Writer>().toExtend<Reader>();
  expectTypeOf<Reader>().not.toExtend<Writer>();

  const refused = (db: Reader) => [
    // @ts-expect-error a Reader has no insert
    db.insertInto("contact"),
    // @ts-expect-error a Reader has no update
    db.updateTable("contact"),
    // @ts-expect-error a Reader has no delete
    db.deleteFrom("contact"),
    // @ts-expect-error nor inside a common table expression
    db.with("gone", (q) => q.deleteFrom("contact").returning("id")),
    // @ts-expect-error nor after one
    db.with("all", (q) => q.selectFrom("contact").select("id")).deleteFrom("contact"),
    // @ts-expect-error raw statements need a Writer
    sql`delete from contact`.execute(db),
  ];
  expectTypeOf(refused).toBeFunction();
});

it("takes no handle that entered no workspace", () => {
  const accepts = (_: Reader) => undefined;
  const refused = (foreign: Kysely<DB>) => {
    // @ts-expect-error it lacks the brand that only a transaction of tenancy.ts has
    accepts(foreign);
  };
  expectTypeOf(refused).toBeFunction();
});

it("lets a Writer do what a Reader does, and write", () => {
  const writes = (db: Writer) => [
    db
      .with("gone", (q) => q.deleteFrom("contact").returning("id"))
      .selectFrom("gone")
      .select("id"),
    db.insertInto("counter").values({ workspace_id: "", name: "", value: 1 }),
    sql`select pg_advisory_xact_lock(1)`.execute(db),
  ];
  expectTypeOf(writes).toBeFunction();
});
