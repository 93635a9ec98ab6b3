import { expect, it } from "vitest";
import { dependencyRule } from "./dependency-rule.mjs";

it("lets a caller know the server by its types only", () => {
  const path = "apps/web/src/desk.ts";

  expect(dependencyRule([{ path, text: 'import type { AppRouter } from "@frontdesk/api";' }])).toEqual([]);
  expect(dependencyRule([{ path, text: 'import { type AppRouter } from "@frontdesk/api";' }])).toHaveLength(1);
  expect(dependencyRule([{ path, text: 'export { appRouter } from "@frontdesk/api";' }])).toHaveLength(1);
  expect(dependencyRule([{ path, text: 'const api = await import("@frontdesk/api");' }])).toHaveLength(1);
});

it("lets tests start what their package knows by type", () => {
  const text = 'import { testDesk } from "@frontdesk/api/testing";';

  expect(dependencyRule([{ path: "apps/bot/src/poller.test.ts", text }])).toEqual([]);
  expect(dependencyRule([{ path: "apps/bot/src/poller.ts", text }])).toHaveLength(1);
});

it("keeps the bot from the database, in tests too, and says where the table is", () => {
  const text = 'import {\n  inWorkspace,\n} from "@frontdesk/db";';

  expect(dependencyRule([{ path: "apps/bot/src/poller.test.ts", text }])).toEqual([
    "apps/bot/src/poller.test.ts: apps/bot may not import @frontdesk/db; see the table in docs/architecture.md.",
  ]);
});
