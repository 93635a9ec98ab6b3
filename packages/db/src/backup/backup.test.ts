import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "../invariants/index.ts";
import { migrate } from "../migrate.ts";
import { readCatalogue } from "../testing/catalogue.ts";
import { postgres15 } from "../testing/postgres-15.ts";
import { onServer, startInTemporaryFolder, withDatabase } from "../testing/test-cluster.ts";
import { dumpDatabase, restoreDatabase } from "./dump.ts";
import { noteRestored } from "./note-restored.ts";

const bin = "/usr/lib/postgresql/15/bin";

// pg_dump refuses a server newer than itself, and the embedded one comes without it.
describe.runIf(postgres15)("[P13] a dump of PostgreSQL 15", () => {
  let server: Awaited<ReturnType<typeof startInTemporaryFolder>>;
  let folder: string;
  beforeAll(async () => {
    server = await startInTemporaryFolder(postgres15);
    folder = await mkdtemp(join(tmpdir(), "frontdesk-dump-"));
    await onServer(server.adminUrl, "create role desk login password 'x' createrole bypassrls");
    for (const role of ["frontdesk_app", "frontdesk_system", "frontdesk_searcher"])
      await onServer(server.adminUrl, `grant ${role} to desk with admin option`);
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function ownDatabase(name: string): Promise<string> {
    await onServer(server.adminUrl, `create database ${name} owner desk`);
    const url = new URL(withDatabase(server.adminUrl, name));
    url.username = "desk";
    url.password = "x";
    return url.href;
  }

  it("restores every row, wall and function; gives the log a new epoch; doubts what was under way; ends sessions", async () => {
    const [old, fresh] = [await ownDatabase("old"), await ownDatabase("fresh")];
    await migrate({ ownerUrl: old });
    await onServer(old, aDesk);
    const file = join(folder, "database.dump");

    await dumpDatabase({ ownerUrl: old, file, bin });
    await restoreDatabase({ ownerUrl: fresh, file, bin });
    await migrate({ ownerUrl: fresh });
    await noteRestored({ ownerUrl: fresh });

    const before = await look(old);
    const after = await look(fresh);
    expect(after.counts).toEqual({ ...before.counts, bot_lease: 0 });
    expect(before.counts).toMatchObject({ workspace: 1, message: 3, outbox: 3, event: 1, bot_lease: 1, session: 1 });
    expect(after.epoch).not.toBe(before.epoch);
    expect(after.sends).toEqual(["edit_text queued", "send_text sent", "send_text unknown"]);
    expect(after.messages).toEqual(["1 received", "2 sent", "3 unknown"]);
    expect(after.liveSessions).toBe(0);
    const admin = (name: string) => withDatabase(server.adminUrl, name);
    expect(await brokenInvariants(admin("fresh"))).toEqual([]);
    expect(await readCatalogue(admin("fresh"))).toEqual(await readCatalogue(admin("old")));
  });

  it("refuses a database that is not empty", async () => {
    const taken = await ownDatabase("taken");
    await migrate({ ownerUrl: taken });

    await expect(restoreDatabase({ ownerUrl: taken, file: "none", bin })).rejects.toThrow("is not empty");
  });

  it("tells a login that may not read all rows what to ask an administrator", async () => {
    const ownerUrl = await ownDatabase("plain");
    await migrate({ ownerUrl });
    await onServer(server.adminUrl, "alter role desk nobypassrls");

    await expect(dumpDatabase({ ownerUrl, file: join(folder, "none"), bin })).rejects.toThrow("bypassrls");
  });
});

/** One workspace with a message received, one sent, one being sent, and an edit on its way. */
const aDesk = `do $$
declare
  w uuid; u uuid; b uuid; t uuid; i uuid; c uuid; v uuid; m uuid; o uuid := gen_random_uuid();
begin
  insert into workspace (slug, name) values ('home', 'Home') returning id into w;
  perform set_config('app.workspace_id', w::text, true);
  insert into "user" (email, email_folded, name) values ('a@example.org', 'a@example.org', 'Anna') returning id into u;
  insert into session (user_id, secret_hash, expires_at) values (u, '\\x01', now() + interval '1 day');
  insert into team (workspace_id, name) values (w, 'All') returning id into t;
  insert into bot (workspace_id, tg_id, username, name, token_sealed, token_last4, api_root)
    values (w, 1, 'b', 'B', '\\x01', 'abcd', 'telegram') returning id into b;
  insert into bot_lease values (w, b, o, 'a process', now() + interval '1 minute');
  insert into tg_chat (workspace_id, bot_id, chat_id, type) values (w, b, 7, 'private');
  insert into inbox (workspace_id, name, kind, bot_id, team_id) values (w, 'B', 'telegram_dm', b, t) returning id into i;
  insert into contact (workspace_id, name) values (w, 'Vera') returning id into c;
  insert into conversation (workspace_id, number, inbox_id, contact_id, bot_id, tg_chat_id, team_id, last_seq)
    values (w, 1, i, c, b, 7, t, 3) returning id into v;
  insert into message (workspace_id, conversation_id, seq, direction, author_kind, text, state)
    values (w, v, 1, 'in', 'contact', 'Hello', 'received') returning id into m;
  insert into telegram_message (workspace_id, bot_id, chat_id, tg_message_id, message_id) values (w, b, 7, 1, m);
  insert into message (workspace_id, conversation_id, seq, direction, author_kind, text, state)
    values (w, v, 2, 'out', 'member', 'Hello!', 'sent') returning id into m;
  insert into telegram_message (workspace_id, bot_id, chat_id, tg_message_id, message_id) values (w, b, 7, 2, m);
  insert into outbox (workspace_id, bot_id, chat_id, class, kind, message_id, payload, state) values
    (w, b, 7, 'reply', 'send_text', m, '{}', 'sent'), (w, b, 7, 'reply', 'edit_text', m, '{}', 'queued');
  insert into message (workspace_id, conversation_id, seq, direction, author_kind, text, state)
    values (w, v, 3, 'out', 'member', 'How are you?', 'sending') returning id into m;
  insert into outbox (workspace_id, bot_id, chat_id, class, kind, message_id, payload, state)
    values (w, b, 7, 'reply', 'send_text', m, '{}', 'sending');
  perform append_events(w, '[{"kind":"test","actorKind":"system","subjectType":"test","data":{},"scopeKeys":["all"]}]');
end $$`;

async function look(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const list = async (statement: string) => (await client.query<{ it: string }>(statement)).rows.map(({ it }) => it);
    const tables = await list("select tablename as it from pg_tables where schemaname = 'public' order by 1");
    const counts: Record<string, number> = {};
    for (const table of tables) counts[table] = Number((await list(`select count(*) as it from "${table}"`))[0]);
    return {
      counts,
      epoch: (await list("select epoch as it from installation"))[0],
      sends: await list("select kind || ' ' || state as it from outbox order by 1"),
      messages: await list("select seq || ' ' || state as it from message order by seq"),
      liveSessions: (await list("select id::text as it from session where revoked_at is null")).length,
    };
  } finally {
    await client.end();
  }
}
