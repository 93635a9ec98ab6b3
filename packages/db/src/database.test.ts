import { sql } from "kysely";
import { Client, Pool } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openDatabase } from "./database.ts";
import { inWorkspace } from "./tenancy.ts";
import { freezableServer } from "./testing/freezable-server.ts";
import { type TwoWorkspaces, twoWorkspaces } from "./testing/two-workspaces.ts";

let desk: TwoWorkspaces;
let admin: Client;
beforeAll(async () => {
  desk = await twoWorkspaces({ applicationName: "the desk" });
  admin = new Client({ connectionString: desk.clone.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await desk[Symbol.asyncDispose]();
});

const kill = (where: string) =>
  admin.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where datname = current_database() and application_name = 'the desk' and ${where}`,
  );
const answers = () => inWorkspace(desk.database, desk.ours).read(async () => "here");

it("[F12] survives idle connections that are killed, and says so", async () => {
  await answers();

  await kill("state = 'idle'");

  await vi.waitFor(() => expect(desk.errors).not.toEqual([]));
  expect(await answers()).toBe("here");
});

it("[F12] fails the call whose connection is killed, and no other", async () => {
  const working = inWorkspace(desk.database, desk.ours).write({}, async ({ db }) => {
    await sql`select pg_sleep(60)`.execute(db);
    return { value: null, events: [] };
  });
  const refused = expect(working).rejects.toMatchObject({ code: "57P01" });
  await vi.waitFor(async () => expect((await kill("query like '%pg_sleep%'")).rowCount).toBe(1));

  await refused;
  expect(await answers()).toBe("here");
});

it("[F12] survives a connection that is killed between two statements of a transaction", async () => {
  const working = inWorkspace(desk.database, desk.ours).write({}, async ({ db }) => {
    await sql`select 'resting'`.execute(db);
    await kill("state = 'idle in transaction'");
    await sql`select 'too late'`.execute(db);
    return { value: null, events: [] };
  });

  await expect(working).rejects.toThrow();
  expect(await answers()).toBe("here");
  expect(desk.database.load.waiting).toBe(0);
});

it("[F12] gives a frozen server up, and works again when it is back", async () => {
  await using server = await freezableServer(desk.clone.appUrl);
  const database = openDatabase({ url: server.url, onError: () => undefined, max: 1, statementTimeoutMs: 100 });
  const tenancy = inWorkspace(database, desk.ours);

  const working = tenancy.write({}, async ({ db }) => {
    server.freeze();
    await sql`select 'unanswered'`.execute(db);
    return { value: null, events: [] };
  });

  await expect(working).rejects.toThrow("Query read timeout");
  server.thaw();
  expect(await tenancy.read(async () => "here")).toBe("here");
  await database.close();
});

it("[F12, P11] replaces every connection that the network forgot, once one of them has kept a call waiting", async () => {
  await using server = await freezableServer(desk.clone.appUrl);
  const database = openDatabase({ url: server.url, onError: () => undefined, max: 4, statementTimeoutMs: 250 });
  const tenancy = inWorkspace(database, desk.ours);
  await Promise.all([1, 2, 3, 4].map(() => tenancy.read(async () => "here")));
  expect(database.load.idle).toBe(4);
  server.freeze();
  server.thaw();

  await expect(tenancy.read(async () => "late")).rejects.toThrow("Query read timeout");

  expect(await Promise.all([1, 2, 3].map(() => tenancy.read(async () => "here")))).toEqual(["here", "here", "here"]);
  await database.close();
});

it("[P11] says that the database's disk is full once a write was refused for that, and for some seconds", async () => {
  expect(desk.database.isFull).toBe(false);
  const refused = inWorkspace(desk.database, desk.ours).write({}, async ({ db }) => {
    await sql`do $$ begin raise exception 'no room' using errcode = '53100'; end $$`.execute(db);
    return { value: null, events: [] };
  });

  await expect(refused).rejects.toMatchObject({ code: "53100" });
  expect(desk.database.isFull).toBe(true);
});

it("stops a statement that runs too long, and keeps its connection", async () => {
  const database = openDatabase({ url: desk.clone.appUrl, onError: () => undefined, max: 1, statementTimeoutMs: 100 });
  const tenancy = inWorkspace(database, desk.ours);
  const pid = () => tenancy.read(({ db }) => db.selectFrom(sql`pg_backend_pid()`.as("pid")).selectAll().execute());
  const before = await pid();

  const slow = tenancy.write({}, async ({ db }) => {
    await sql`select pg_sleep(60)`.execute(db);
    return { value: null, events: [] };
  });

  await expect(slow).rejects.toMatchObject({ code: "57014" });
  expect(await pid()).toEqual(before);
  await database.close();
});

it("acts as the app's role whatever options the URL brings, and whoever logs in", async () => {
  for (const login of [desk.clone.ownerUrl, `${desk.clone.adminUrl}?options=-c%20role%3Dnone`]) {
    const database = openDatabase({ url: login, onError: () => undefined });

    const role = await inWorkspace(database, desk.ours).read(({ db }) =>
      db
        .selectFrom("workspace")
        .select(["slug", sql<string>`current_user`.as("role")])
        .execute(),
    );

    expect(role).toEqual([{ slug: "ours", role: "frontdesk_app" }]);
    await database.close();
  }
});

it("reads int8 as an exact number, timestamps as dates, days and intervals as text, JSON parsed", async () => {
  const values =
    sql<object>`(select 9007199254740991::int8 as large, '2024-02-29'::date as day, '1 day'::interval as pause,
    'epoch'::timestamptz as at, '{"a":[1]}'::jsonb as data, array['x'] as list)`.as("v");
  const tooLarge = sql<object>`(select 9007199254740992::int8 as large)`.as("v");
  const read = (source: typeof values) =>
    inWorkspace(desk.database, desk.ours).read(({ db }) => db.selectFrom(source).selectAll().execute());

  expect(await read(values)).toEqual([
    { large: 9007199254740991, day: "2024-02-29", pause: "1 day", at: new Date(0), data: { a: [1] }, list: ["x"] },
  ]);
  await expect(read(tooLarge)).rejects.toThrow(RangeError);
});

it("takes no pool that openDatabase did not make", async () => {
  // @ts-expect-error a pool of pg has no name for what Frontdesk asks of it
  const reading = inWorkspace(new Pool(), desk.ours).read(async () => null);

  await expect(reading).rejects.toThrow(TypeError);
});

it("[P10] repeats once what a migration changed under its prepared statement, on whichever connection it comes", async () => {
  await admin.query("create table changing (id integer); grant select on changing to frontdesk_app");
  const changing = sql<{ id: number }>`(select * from changing)`.as("changing");
  const look = () =>
    inWorkspace(desk.database, desk.ours).read(
      async ({ db }) => (await db.selectFrom(changing).selectAll().execute()).length,
    );
  await Promise.all([look(), look(), look(), look()]);

  await admin.query("alter table changing add column name text");

  expect(await Promise.all([look(), look(), look(), look()])).toEqual([0, 0, 0, 0]);
});
