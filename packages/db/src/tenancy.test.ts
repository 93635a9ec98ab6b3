import { sql } from "kysely";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Reader, Writer } from "./reader.ts";
import { acrossWorkspaces, INSTALLATION, inWorkspace } from "./tenancy.ts";
import { countRoundTrips } from "./testing/count-round-trips.ts";
import { buildEvent, type TwoWorkspaces, twoWorkspaces } from "./testing/two-workspaces.ts";

let desk: TwoWorkspaces;
beforeAll(async () => {
  desk = await twoWorkspaces();
});
afterAll(() => desk[Symbol.asyncDispose]());

const contact = (workspaceId: string, name = "Anna") => ({ workspace_id: workspaceId, name });

describe("the walls", () => {
  it("[I14] shows a workspace its own rows only", async () => {
    const { database, ours, theirs } = desk;
    await inWorkspace(database, theirs).write({}, async ({ db }) => {
      await db.insertInto("contact").values(contact(theirs, "a secret")).execute();
      return { value: null, events: [] };
    });

    const seen = await inWorkspace(database, ours).read(({ db }) => db.selectFrom("contact").select("name").execute());

    expect(seen).not.toContainEqual({ name: "a secret" });
  });

  it("[I14] refuses a row of another workspace", async () => {
    const { database, ours, theirs } = desk;

    const writing = inWorkspace(database, ours).write({}, async ({ db }) => {
      await db.insertInto("contact").values(contact(theirs)).execute();
      return { value: null, events: [] };
    });

    await expect(writing).rejects.toMatchObject({ code: "42501" });
  });

  it("[I14] shows nothing to a connection that entered no workspace", async () => {
    const { clone, database, ours } = desk;
    await inWorkspace(database, ours).write({}, async ({ db }) => {
      await db.insertInto("contact").values(contact(ours)).execute();
      return { value: null, events: [buildEvent()] };
    });
    const client = new Client({ connectionString: clone.appUrl, options: "-c role=frontdesk_app" });
    await client.connect();

    // After a transaction the setting is '' instead of unset; neither may show a row.
    await client.query("begin; select set_config('app.workspace_id', $$x$$, true); rollback");
    const { rows } = await client.query(
      `select (select count(*) from contact) + (select count(*) from event) + (select count(*) from workspace)
            + (select count(*) from op) + (select count(*) from "user") as seen`,
    );
    await client.end();

    expect(rows).toEqual([{ seen: "0" }]);
  });

  it("[I14] stands in a plan that PostgreSQL kept from another workspace's call, or the system's", async () => {
    const one = await twoWorkspaces({ max: 1 });
    const { database, ours, theirs } = one;
    const slugs = ({ db }: { db: Reader }) => db.selectFrom("workspace").select("slug").orderBy("slug").execute();

    // The sixth run of a statement on one connection may use a plan made for any values.
    for (let run = 0; run < 7; run += 1) {
      expect(await inWorkspace(database, ours).read(slugs)).toEqual([{ slug: "ours" }]);
      expect(await inWorkspace(database, theirs).read(slugs)).toEqual([{ slug: "theirs" }]);
      expect(await acrossWorkspaces(database, "metrics").read(slugs)).toHaveLength(2);
    }
    await one[Symbol.asyncDispose]();
  });

  it("acts as the app's role, which may enter the system's but does not have its rights before", async () => {
    const { database, ours } = desk;
    const role = sql<string>`current_user`.as("role");

    const seen = await inWorkspace(database, ours).read(({ db }) =>
      db.selectFrom("workspace").select([role, "slug"]).execute(),
    );
    const across = await acrossWorkspaces(database, "metrics").read(({ db }) =>
      db.selectFrom("workspace").select([role, "slug"]).orderBy("slug").execute(),
    );
    const after = await inWorkspace(database, ours).read(({ db }) => db.selectFrom("workspace").select(role).execute());

    expect(seen).toEqual([{ role: "frontdesk_app", slug: "ours" }]);
    expect(across).toEqual([
      { role: "frontdesk_system", slug: "ours" },
      { role: "frontdesk_system", slug: "theirs" },
    ]);
    expect(after).toEqual([{ role: "frontdesk_app" }]);
  });

  it("answers one question in one round trip, within the walls, and keeps nothing open", async () => {
    const { database, ours } = desk;
    const bySlug = (slug: string | null) => (db: Reader) =>
      db.selectFrom("workspace").select("slug").where("slug", "=", slug);
    const writes = sql<{ id: string }>`update workspace set name = 'gone' returning id`;

    expect(await inWorkspace(database, ours).ask(bySlug("ours"))).toEqual({ slug: "ours" });
    expect(await inWorkspace(database, ours).ask(bySlug("theirs"))).toBeUndefined();
    expect(await acrossWorkspaces(database, "metrics").ask(bySlug("theirs"))).toEqual({ slug: "theirs" });
    expect(await inWorkspace(database, ours).ask(bySlug("o'urs'; drop table workspace; --"))).toBeUndefined();
    await expect(
      inWorkspace(database, ours).ask((db) =>
        db
          .with("w", () => writes)
          .selectFrom("w")
          .selectAll(),
      ),
    ).rejects.toThrow();
    expect(database.load).toMatchObject({ waiting: 0 });
  });

  it("enters by a UUID and by nothing else", () => {
    expect(() => inWorkspace(desk.database, "'; drop table contact; --")).toThrow(TypeError);
  });
});

describe("a read", () => {
  it("[R7] tells the head of the stream and the time before the rows", async () => {
    const { database, ours } = desk;
    const written = await inWorkspace(database, ours).write({}, async () => ({ value: null, events: [buildEvent()] }));

    const read = await inWorkspace(database, ours).read(async ({ head, now }) => ({ head, now }));

    expect(read).toEqual({ head: written.seq, now: expect.any(Date) });
  });

  it("is refused by PostgreSQL when it writes by a trick", async () => {
    const { database, ours } = desk;
    const appending = sql<{ n: number }>`(select append_events(current_workspace(), '[{}]') as n)`.as("appended");
    const tricks = [
      (db: Reader) => db.selectFrom(appending).selectAll().execute(),
      (db: Reader) => db.selectFrom("contact").select("id").forUpdate().execute(),
    ];

    for (const trick of tricks) {
      const reading = inWorkspace(database, ours).read<unknown>(({ db }) => trick(db));
      await expect(reading).rejects.toMatchObject({ code: "25006" });
    }
  });
});

describe("a write", () => {
  it("keeps nothing when its work throws, and rethrows what that threw", async () => {
    const { database, ours } = desk;
    const reason = new Error("changed my mind");

    const writing = inWorkspace(database, ours).write({}, async ({ db }) => {
      await db.insertInto("contact").values(contact(ours, "Nobody")).execute();
      throw reason;
    });

    await expect(writing).rejects.toBe(reason);
    const found = await inWorkspace(database, ours).read(({ db }) =>
      db.selectFrom("contact").select("id").where("name", "=", "Nobody").execute(),
    );
    expect(found).toEqual([]);
  });

  it("does not pass for done when a statement in it failed unnoticed", async () => {
    const { database, ours, theirs } = desk;

    const writing = inWorkspace(database, ours).write({}, async ({ db }) => {
      await db
        .insertInto("contact")
        .values(contact(theirs))
        .execute()
        .catch(() => undefined);
      return { value: null, events: [] };
    });

    await expect(writing).rejects.toMatchObject({ code: "25P02" });
  });

  it("runs statements sent together one after another, in one round trip", async () => {
    const { database, ours } = desk;
    const names = ["a", "b", "c"];
    let inserted: { name: string }[] = [];

    const trips = await countRoundTrips(() =>
      inWorkspace(database, ours).write({}, async ({ db }) => {
        const insert = (name: string) => db.insertInto("contact").values(contact(ours, name)).returning("name");
        inserted = (await Promise.all(names.map((name) => insert(name).execute()))).flat();
        return { value: null, events: [] };
      }),
    );

    expect(inserted).toEqual([{ name: "a" }, { name: "b" }, { name: "c" }]);
    expect(trips).toBe(3);
  });

  it("keeps nothing of statements sent together where one of them fails", async () => {
    const { database, ours, theirs } = desk;
    const insert = (db: Writer, workspace: string) => db.insertInto("contact").values(contact(workspace, "Together"));

    const writing = inWorkspace(database, ours).write({}, async ({ db }) => {
      await Promise.all([ours, theirs, ours].map((workspace) => insert(db, workspace).execute()));
      return { value: null, events: [] };
    });

    await expect(writing).rejects.toMatchObject({ code: "42501" });
    const found = await inWorkspace(database, ours).read(({ db }) =>
      db.selectFrom("contact").select("id").where("name", "=", "Together").execute(),
    );
    expect(found).toEqual([]);
  });

  it("ends the handle with the transaction", async () => {
    const { database, ours } = desk;
    let escaped: (() => Promise<unknown>) | undefined;

    await inWorkspace(database, ours).read(async ({ db }) => {
      escaped = () => db.selectFrom("contact").select("id").execute();
    });

    await expect(escaped?.()).rejects.toThrow("The transaction is over");
  });

  it("runs again after a deadlock", async () => {
    const { database, ours } = desk;
    const two = await inWorkspace(database, ours).write({}, async ({ db }) => ({
      value: await db
        .insertInto("contact")
        .values([contact(ours), contact(ours)])
        .returning("id")
        .execute(),
      events: [],
    }));
    const both = Promise.withResolvers<void>();
    let inside = 0;
    let runs = 0;
    const crosswise = (ids: string[]) =>
      inWorkspace(database, ours).write({}, async ({ db }) => {
        runs += 1;
        for (const id of ids) {
          await db.updateTable("contact").set({ name: "crossed" }).where("id", "=", id).execute();
          inside += 1;
          if (inside === 2) both.resolve();
          await both.promise;
        }
        return { value: null, events: [] };
      });

    const ids = two.value.map(({ id }) => id);
    await Promise.all([crosswise(ids), crosswise(ids.toReversed())]);

    expect(runs).toBeGreaterThan(2);
  });

  it("puts what belongs to the installation on its own stream", async () => {
    const { database, ours } = desk;
    const nowhere = acrossWorkspaces(database, "feed");
    const before = await nowhere.read(async ({ head }) => head);

    await inWorkspace(database, ours).write({}, async () => ({
      value: null,
      events: [],
      installationEvents: [buildEvent({ kind: "bot.changed" })],
    }));

    const events = await nowhere.read(({ db }) =>
      db
        .selectFrom("event")
        .select(["seq", "kind"])
        .where("workspace_id", "=", INSTALLATION)
        .where("seq", ">", before)
        .execute(),
    );
    expect(events).toEqual([{ seq: before + 1, kind: "bot.changed" }]);
  });
});
