import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectRoot, toolPath } from "../project.mjs";

const ticket = "packages/api/src/features/ticket";

/** @type {[path: string, statement: string, message: string][]} */
const forbidden = [
  ["packages/contract/src/ticket.ts", 'import { z } from "zod"', "keep schemas in *.inputs.ts"],
  ["packages/api/src/access.ts", 'import "./features/ticket/index.ts"', "The root knows no feature"],
  ["packages/api/src/feed/hub.ts", 'import "../features/ticket/index.ts"', "The root knows no feature"],
  ["packages/api/src/trpc.ts", 'import "./features/ticket/index.ts"', "The root knows no feature"],
  ["packages/api/src/access.ts", 'import { sql } from "kysely"', "SQL lives in a *.queries.ts"],
  ["packages/api/src/http/server.ts", 'import { Pool } from "pg"', "reached through @frontdesk/db"],
  ["packages/api/src/access.ts", 'import { TRPCError } from "@trpc/server"', "trpc.ts alone"],
  ["packages/api/src/http/server.ts", 'import { TRPCError } from "@trpc/server"', "trpc.ts alone"],
  [`${ticket}/escalate-ticket.ts`, 'import { TRPCError } from "@trpc/server"', "trpc.ts alone"],
  [`${ticket}/escalate-ticket.ts`, 'import { sql } from "kysely"', "SQL lives in this feature's *.queries.ts"],
  [`${ticket}/escalate-ticket.ts`, 'import "../member/find-member.ts"', "by its index.ts only"],
  [`${ticket}/escalate-ticket.ts`, 'import type { Row } from "../member/member.queries.ts"', "by its index.ts only"],
  [`${ticket}/ticket.queries.ts`, 'import "../member/member.queries.ts"', "by its index.ts only"],
  [`${ticket}/ticket.queries.ts`, 'import { Pool } from "pg"', "takes a Reader or a Writer"],
  ["apps/web/src/features/ticket/list.tsx", 'import "../contact/card.tsx"', "do not import each other"],
  ["apps/bot/src/features/ticket/report.ts", 'import "../contact/card.ts"', "do not import each other"],
  ["apps/bot/src/features/ticket/report.ts", 'import "telegraf"', "Telegraf stays in apps/bot/src/telegram"],
  ["apps/bot/src/poller.ts", 'import type { Update } from "telegraf/types"', "Telegraf stays"],
];

/** @type {[path: string, statement: string][]} */
const allowed = [
  ["packages/contract/src/ticket.inputs.ts", 'import { z } from "zod"'],
  ["packages/api/src/router.ts", 'import "./features/ticket/ticket.router.ts"'],
  ["packages/api/src/trpc.ts", 'import { TRPCError } from "@trpc/server"'],
  ["packages/api/src/access.ts", 'import type { AnyRouter } from "@trpc/server"'],
  [`${ticket}/escalate-ticket.ts`, 'import "./ticket.queries.ts"'],
  [`${ticket}/escalate-ticket.ts`, 'import "../member/index.ts"'],
  [`${ticket}/escalate-ticket.ts`, 'import "../../desk-error.ts"'],
  [`${ticket}/escalate-ticket.ts`, 'import "../../feed/log.ts"'],
  [`${ticket}/ticket.queries.ts`, 'import { sql } from "kysely"'],
  ["apps/web/src/features/ticket/list.tsx", 'import "./row.tsx"'],
  ["apps/web/src/features/ticket/list.tsx", 'import "../../live/live-mark.tsx"'],
  ["apps/bot/src/features/ticket/report.ts", 'import "../../telegram/reply.ts"'],
  ["apps/bot/src/telegram/dispatch.ts", 'import "telegraf"'],
];

/** @type {Map<string, string>} the linter's sentence by path and statement */
let complaints;
/** @type {string} */
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "boundaries-"));
  complaints = lint([...forbidden, ...allowed].map(([path, statement]) => ({ path, statement })));
});
afterAll(() => rmSync(folder, { recursive: true }));

it.each(forbidden)("%s may not: %s", (path, statement, message) => {
  expect(complaints.get(`${path}: ${statement}`)).toContain(message);
});

it.each(allowed)("%s may: %s", (path, statement) => {
  expect(complaints.get(`${path}: ${statement}`)).toBeUndefined();
});

/**
 * Lints a small project of such files, one statement a line, under the rules of this one.
 * @param {{ path: string, statement: string }[]} lines
 */
function lint(lines) {
  const { vcs: _, ...rules } = JSON.parse(readFileSync(join(projectRoot, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify(rules));
  const files = Map.groupBy(lines, ({ path }) => path);
  for (const [path, statements] of files) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), statements.map(({ statement }) => statement).join("\n"));
  }

  const args = ["lint", "--only=style/noRestrictedImports", "--reporter=json", "--max-diagnostics=none", "."];
  const biome = spawnSync(process.execPath, [toolPath("@biomejs/biome/bin/biome"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  /** @type {{ message: string, location: { path: string, start: { line: number } } }[]} */
  const diagnostics = JSON.parse(biome.stdout).diagnostics;
  return new Map(
    diagnostics.map(({ message, location }) => {
      const statement = files.get(location.path)?.[location.start.line - 1]?.statement;
      return [`${location.path}: ${statement}`, message];
    }),
  );
}
