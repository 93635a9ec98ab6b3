import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { withOpId } from "@frontdesk/client";
import { allocator } from "@frontdesk/scripts/allocator";
import { Client } from "pg";
import type { OwnDatabase } from "../own-database.ts";
import { foundWorkspace, slug } from "../people.ts";
import { projectRoot } from "../project-root.ts";
import { machineMs } from "./crowd/commands.ts";
import { watchInspector } from "./inspector-url.ts";
import { dataOf, kind } from "./sample-event.ts";
import type { Subject } from "./subject.ts";

interface Options {
  database: OwnDatabase;
  /** How many tokens its subscribers come with. */
  tokens: number;
  /** For its Node. */
  execArgv?: string[];
}

const secretKey = "the key of a desk that is being measured";
const maxSockets = 20_000;

/** Starts the product's server on a database that may hold a desk already, and lets events come in as any writer's do. */
export async function startFrontdesk({ database, tokens, execArgv = [] }: Options): Promise<Subject> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-bench-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, [...execArgv, "apps/server/src/main.ts"], {
    cwd: projectRoot,
    env: {
      ...allocator,
      PATH: process.env.PATH,
      DATABASE_URL: database.ownerUrl,
      DATABASE_APP_URL: database.appUrl,
      SECRET_KEY: secretKey,
      FRONTDESK_DATA: folder,
      BUS_URL: "postgres",
      PORT: "0",
      // Each subscriber comes from an address of its own: what one address may do is not what is measured.
      TRUST_PROXY: "1",
      MAX_SOCKETS: String(maxSockets),
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const inspector = watchInspector(child.stderr);
  stack.defer(() => end(child));
  const { port, setUpCode } = await listening(child);
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  stack.defer(() => owner.end());

  const secrets = await makeTokens(owner, { url: `http://127.0.0.1:${port}`, setUpCode, count: tokens });
  const { rows } = await owner.query<{ id: string }>("select id from workspace where slug = $1", [slug]);
  const workspaceId = rows[0]?.id ?? "";
  const all = stack.move();
  return {
    ...{ name: "frontdesk", pid: child.pid ?? 0, port, inspectorUrl: inspector.url(), tokens: secrets },
    manner: { speaks: "trpc", procedure: "feed.follow", workspace: slug },
    publish: async ({ first, count, noteBytes }) => {
      const events = Array.from({ length: count }, (_, index) => newEvent(dataOf(first + index, noteBytes)));
      const appended = owner.escapeLiteral(JSON.stringify(events));
      await owner.query(`begin; select set_config('app.workspace_id', '${workspaceId}', true);
        select append_events('${workspaceId}', ${appended}); commit`);
      const givenAt = machineMs();
      await owner.query(`select pg_notify('frontdesk_hints', 'bench s${workspaceId}')`);
      return givenAt;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function newEvent(data: object) {
  const subject = { subjectType: "contact", subjectId: null };
  return { kind, ...subject, data, scopeKeys: ["everyone"], actorKind: "system", actorId: null };
}

interface Desk {
  url: string;
  /** Empty for a desk that was set up before. */
  setUpCode: string;
  count: number;
}

// The first one is made as people make them, the others after it: thousands of calls would be a benchmark of their own.
async function makeTokens(owner: Client, { url, setUpCode, count }: Desk): Promise<string[]> {
  if (setUpCode) {
    const { desk } = await foundWorkspace(url, setUpCode);
    const permissions = ["workspace:read" as const, "conversation:read" as const];
    await desk.client.token.create.mutate(withOpId({ name: "bench", permissions, expiresInDays: 1 }));
    desk.close();
  }
  const secrets = Array.from({ length: count }, () => randomBytes(32).toString("base64url"));
  const hashes = secrets.map((secret) => createHash("sha256").update(secret).digest());
  await owner.query(
    `insert into api_token (workspace_id, name, secret_hash, last4, permissions, created_by, expires_at)
     select workspace_id, name, hash, last4, permissions, created_by, expires_at
       from (select * from api_token order by id limit 1), unnest($1::bytea[]) as hash`,
    [hashes],
  );
  return secrets;
}

async function listening(child: ChildProcess): Promise<{ port: number; setUpCode: string }> {
  let setUpCode = "";
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once("exit", () => reject(new Error("The server did not start.")));
  if (child.stdout)
    createInterface({ input: child.stdout }).on("line", (line) => {
      setUpCode = /^Set-up code: (\S+)/.exec(line)?.[1] ?? setUpCode;
      const port = /^Listening on \S+, port (\d+)/.exec(line)?.[1];
      if (port) resolve(Number(port));
    });
  return { port: await promise, setUpCode };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
