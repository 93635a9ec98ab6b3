import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { serverCommand } from "./fleet.ts";
import { freePort } from "./free-port.ts";
import { startProxy } from "./proxy.ts";
import { isReady, through } from "./stage.ts";
import { Victim } from "./victim.ts";

/** In the midst of the migrations, which are far more than this. */
const someBytes = 30_000;

test("[C-F1] a server that joins while another migrates waits for it, and both serve", {
  timeout: 300_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "frontdesk-joining-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const { ask, ...database } = stack.use(await startDatabase(join(folder, "database")));
  const wire = stack.use(await startProxy(database.port));
  const held = wire.holdAfter(someBytes);
  const ports = [await freePort(), await freePort()] as const;
  const { ownerUrl, appUrl } = database;
  const first = { ownerUrl: through(wire, ownerUrl), appUrl: through(wire, appUrl) };

  const migrating = stack.use(new Victim(serverCommand({ name: "first", port: ports[0], folder, ...first })));
  await held.reached;
  const joining = stack.use(new Victim(serverCommand({ name: "second", port: ports[1], folder, ownerUrl, appUrl })));
  await eventually("the second waits for the first", async () => {
    const waiting = await ask("select from pg_stat_activity where wait_event_type = 'Lock'");
    return waiting.length > 0;
  });
  const [served] = await Promise.allSettled([isReady(`http://127.0.0.1:${ports[1]}`)]);
  held.lift();
  await Promise.all([migrating.atWork(), joining.atWork()]);

  expect(served.status).toBe("rejected");
  for (const port of ports) expect(await isReady(`http://127.0.0.1:${port}`)).toBe(true);
  expect([...migrating.ownEnds, ...joining.ownEnds]).toEqual([]);
});
