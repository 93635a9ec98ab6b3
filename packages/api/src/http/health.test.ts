import { withOpId } from "@frontdesk/client";
import { onServer } from "@frontdesk/db/testing";
import Fastify from "fastify";
import { expect, it, vi } from "vitest";
import { type TestDesk, testDesk } from "../testing/index.ts";
import { serveHealth } from "./health.ts";
import { Places } from "./places.ts";

async function ask({ url }: TestDesk, path: "/health" | "/ready") {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, body: await response.json() };
}

it("[D13] lives without its database and is not ready, until it is back", async () => {
  await using desk = await testDesk();
  const { adminUrl, name } = desk.database;
  const admin = adminUrl.replace(`/${name}`, "/postgres");
  expect(await ask(desk, "/ready")).toEqual({ status: 200, body: { status: "ready", bots: "working" } });

  await onServer(admin, `alter database ${name} allow_connections false`);
  await onServer(admin, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);

  expect(await ask(desk, "/health")).toEqual({ status: 200, body: { status: "ok" } });
  expect(await ask(desk, "/ready")).toEqual({ status: 503, body: { status: "database unavailable" } });
  await onServer(admin, `alter database ${name} allow_connections true`);
  await expect.poll(() => ask(desk, "/ready")).toMatchObject({ status: 200 });
});

it("[D13] is ready with a bot in trouble, and says so", async () => {
  await using desk = await testDesk();
  const lease = await desk.build.bot();

  await desk
    .installation()
    .telegram.report.mutate(withOpId({ ...lease, state: "degraded", error: "Telegram is slow" }));

  expect(await ask(desk, "/ready")).toEqual({ status: 200, body: { status: "ready", bots: "in trouble" } });
});

it("[P9] asks the database once for all who ask at once, since anybody may", async () => {
  await using desk = await testDesk();
  const { database } = desk.services;
  const gate = Promise.withResolvers<void>();
  const ping = vi.spyOn(database, "ping").mockImplementation(() => gate.promise);

  const asked = Array.from({ length: 20 }, () => ask(desk, "/ready"));
  await expect.poll(() => ping.mock.calls.length).toBeGreaterThan(0);
  await ask(desk, "/health");
  gate.resolve();

  for (const answer of await Promise.all(asked)) expect(answer.status).toBe(200);
  expect(ping.mock.calls.length).toBeLessThan(5);
});

it("[R12, C-F1] is not ready once it was told to stop, so that a balancer sends nobody there", async () => {
  await using desk = await testDesk();
  await using app = Fastify();
  const places = new Places(1);
  serveHealth(app, desk.services, places);
  expect((await app.inject("/ready")).statusCode).toBe(200);

  places.close();

  expect((await app.inject("/health")).statusCode).toBe(200);
  const answer = await app.inject("/ready");
  expect([answer.statusCode, answer.json()]).toEqual([503, { status: "stopping" }]);
});
