import { expect, it } from "vitest";
import { acrossWorkspaces, drawers, longRouters, sleepingTests, switchedOff, testsForLater } from "./house-rules.mjs";

it("finds a router that is more than wiring", () => {
  const path = "packages/api/src/features/ticket/ticket.router.ts";

  expect(longRouters([{ path, text: "line\n".repeat(150) }])).toEqual([]);
  expect(longRouters([{ path, text: "line\n".repeat(151) }])).toHaveLength(1);
});

it.each(["utils/index.ts", "date.utils.ts", "types.ts", "core/cursor.ts"])("finds the drawer %s", (name) => {
  expect(drawers([`apps/web/src/${name}`])).toHaveLength(1);
});

it("lets a good noun be, although a drawer hides in it", () => {
  expect(drawers(["apps/web/src/base-url.ts", "packages/api/src/corelation.ts"])).toEqual([]);
});

it("keeps acrossWorkspaces to the named rooms", () => {
  const text = "await acrossWorkspaces(pool, …)";

  expect(acrossWorkspaces([{ path: "packages/api/src/authenticate.ts", text }])).toEqual([]);
  expect(acrossWorkspaces([{ path: "packages/api/src/features/ticket/ticket.queries.ts", text }])).toHaveLength(1);
});

it.each([
  "await new Promise((done) => setTimeout(done, 50));",
  "await new Promise(done => setTimeout(done, 50));",
  'import { setTimeout as sleep } from "node:timers/promises";',
])("finds a test that sleeps: %s", (text) => {
  expect(sleepingTests([{ path: "apps/bot/src/poller.test.ts", text }])).toHaveLength(1);
  expect(sleepingTests([{ path: "apps/bot/src/poller.ts", text }])).toEqual([]);
});

it("lets a test yield, and finds one that is left for later", () => {
  const path = "apps/bot/src/poller.test.ts";

  expect(sleepingTests([{ path, text: 'import { setImmediate } from "node:timers/promises";' }])).toEqual([]);
  expect(testsForLater([{ path, text: 'it.todo("polls")' }])).toHaveLength(1);
});

it("finds a rule that was switched off, except where a test shows what does not compile", () => {
  const text = "// @ts-expect-error: a reader does not write";

  expect(switchedOff([{ path: "apps/bot/src/poller.ts", text }])).toHaveLength(1);
  expect(switchedOff([{ path: "apps/bot/src/poller.test.ts", text }])).toEqual([]);
});
