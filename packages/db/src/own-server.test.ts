import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "./database.ts";
import { migrate } from "./migrate.ts";
import { ensureRoles, RolesMissing } from "./roles.ts";
import { acrossWorkspaces, inWorkspace } from "./tenancy.ts";
import { readCatalogue } from "./testing/catalogue.ts";
import { cloneDatabase } from "./testing/index.ts";
import { postgres15 } from "./testing/postgres-15.ts";
import { onServer, startInTemporaryFolder, withDatabase } from "./testing/test-cluster.ts";
import { buildEvent } from "./testing/two-workspaces.ts";

const ROLES = ["frontdesk_app", "frontdesk_system", "frontdesk_searcher"];
const versions = [["18", undefined] as const, ...(postgres15 ? [["15", postgres15] as const] : [])];

// With DATABASE_URL there is one login, which somebody else made, and the roles may not be there yet.
describe.each(versions)("on PostgreSQL %s with one login", (_, binaries) => {
  let server: Awaited<ReturnType<typeof startInTemporaryFolder>>;
  beforeAll(async () => {
    server = await startInTemporaryFolder(binaries);
    await onServer(server.adminUrl, `drop role ${ROLES.join(", ")}`);
  });
  afterAll(() => server.stop());

  /** A database whose owner is the login of the URL. */
  async function ownDatabase(login: string, rights: string): Promise<string> {
    await onServer(server.adminUrl, `create role "${login}" login password 'x' ${rights}`);
    await onServer(server.adminUrl, `create database "${login}" owner "${login}"`);
    const url = new URL(withDatabase(server.adminUrl, login));
    url.username = login;
    url.password = "x";
    return url.href;
  }

  it("asks an administrator in one sentence for roles that the login may not make", async () => {
    const ownerUrl = await ownDatabase("poor", "");

    const refusal = await migrate({ ownerUrl }).catch((error: Error) => error);

    expect(refusal).toBeInstanceOf(RolesMissing);
    const [, sql = ""] = String(refusal).split("as an administrator: ");
    await onServer(server.adminUrl, sql);
    await migrate({ ownerUrl });
    await onServer(server.adminUrl, `drop database poor`);
    await onServer(server.adminUrl, `drop role poor, ${ROLES.join(", ")}`);
  });

  it("[D14] makes the roles by several nodes at once, and migrates once", async () => {
    const ownerUrl = await ownDatabase("desk", "createrole");

    await Promise.all([1, 2, 3, 4].map(() => migrate({ ownerUrl })));

    const client = new Client({ connectionString: ownerUrl });
    await client.connect();
    const { rows } = await client.query(
      "select count(*)::integer as migrations, count(distinct name)::integer from migration",
    );
    await client.end();
    expect(rows[0].migrations).toBeGreaterThan(0);
    expect(rows[0].migrations).toBe(rows[0].count);
  });

  it("[I12, I14] has the same walls as the embedded server", async () => {
    await using embedded = await cloneDatabase();

    const own = await readCatalogue(withDatabase(server.adminUrl, "desk"));

    expect(own).toEqual(await readCatalogue(embedded.adminUrl));
  });

  it("keeps workspaces apart, numbers events, and reads across by the system's role", async () => {
    const url = new URL(withDatabase(server.adminUrl, "desk"));
    url.username = "desk";
    url.password = "x";
    const database = openDatabase({ url: url.href, onError: () => undefined });
    const system = acrossWorkspaces(database, "first-run");
    const { value: workspaces } = await system.write({}, async ({ db }) => {
      const rows = [1, 2].map((n) => ({ slug: `w${n}`, name: `w${n}` }));
      return { value: await db.insertInto("workspace").values(rows).returning("id").execute(), events: [] };
    });

    const outcomes = await Promise.all(
      [...workspaces, ...workspaces].map(({ id }) =>
        inWorkspace(database, id).write({}, async ({ db }) => ({
          value: await db.selectFrom("workspace").select("id").execute(),
          events: [buildEvent()],
        })),
      ),
    );

    expect(outcomes.map(({ value }) => value)).toEqual([...workspaces, ...workspaces].map(({ id }) => [{ id }]));
    expect(outcomes.map(({ seq }) => seq).toSorted()).toEqual([1, 1, 2, 2]);
    expect(await system.read(({ db }) => db.selectFrom("workspace").select("slug").execute())).toHaveLength(2);
    await database.close();
  });

  it("does not lend the app's role to the system's rights before it is entered", async () => {
    const client = new Client({
      connectionString: withDatabase(server.adminUrl, "desk"),
      options: "-c role=frontdesk_app",
    });
    await client.connect();
    await ensureRoles(client, "desk");

    const before = await client.query("select slug from workspace");
    await client.query("begin; set local role frontdesk_system");
    const inside = await client.query("select slug from workspace");
    await client.query("commit");
    const after = await client.query("select slug from workspace");
    await client.end();

    expect([before.rowCount, inside.rowCount, after.rowCount]).toEqual([0, 2, 0]);
  });
});
