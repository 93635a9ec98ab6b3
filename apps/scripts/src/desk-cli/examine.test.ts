import type { Report } from "@frontdesk/api";
import { expect, it } from "vitest";
import { examine } from "./examine.ts";

const now = new Date("2030-01-01T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

const database = {
  version: "18.4",
  login: "frontdesk_app",
  time: now.toISOString(),
  roundTripMs: 1,
  migrations: { missing: [], unknown: [] },
  sealedWithFormerKeys: 0,
  bots: [],
  outbox: [],
  updates: { count: 0, since: null },
  letters: { count: 0, since: null },
  nodes: [],
};
const sound: Report = {
  nodeTime: now.toISOString(),
  node: "v24.0.0",
  storage: { error: null },
  mail: { isOn: true },
  failures: [],
  liveConnections: 0,
  database,
};
const delivered = { mode: "webhook" as const, delivery: "polling" as const };
const bot = {
  ...{ username: "helper_bot", state: "revoked", lastUpdateAt: null, lastError: "401", lastErrorAt: null },
  ...delivered,
};

it("finds nothing wrong with a sound report", () => {
  expect(examine(sound, now).filter(({ level }) => level !== "fine")).toEqual([]);
});

it.each<[string, Partial<Report>, RegExp]>([
  ["a database that is away", { database: { error: "connect ECONNREFUSED" } }, /does not answer: connect ECONNREFUSED/],
  [
    "letters that nobody takes",
    { database: { ...database, letters: { count: 2, since: ago(6) } } },
    /2 letters have waited .* SMTP_URL/,
  ],
  [
    "a migration that is missing",
    { database: { ...database, migrations: { missing: ["0009_x"], unknown: [] } } },
    /lacks 0009_x/,
  ],
  [
    "a newer database",
    { database: { ...database, migrations: { missing: [], unknown: ["0010_y"] } } },
    /newer Frontdesk/,
  ],
  [
    "[B18] a webhook that is not set yet",
    { database: { ...database, bots: [{ ...bot, state: "live" }] } },
    /by webhook, and gets them by polling/,
  ],
  ["secrets of a former key", { database: { ...database, sealedWithFormerKeys: 2 } }, /2 secrets are sealed/],
  ["a revoked bot", { database: { ...database, bots: [bot] } }, /@helper_bot is revoked: 401/],
  [
    "what waits to be sent",
    { database: { ...database, outbox: [{ state: "queued", count: 2, since: ago(6) }] } },
    /waited to be sent/,
  ],
  ["what waits to be applied", { database: { ...database, updates: { count: 3, since: ago(2) } } }, /3 updates/],
  [
    "unknown outcomes",
    { database: { ...database, outbox: [{ state: "unknown", count: 2, since: ago(1) }] } },
    /Of 2 messages/,
  ],
  ["a full disk", { storage: { error: "ENOSPC" } }, /can't be kept: ENOSPC/],
  ["a server that is early", { nodeTime: ago(1).toISOString() }, /60 s apart/],
  [
    "a failure",
    { failures: [{ at: ago(3).toISOString(), path: "message.send", requestId: "ref" }] },
    /message\.send failed .* ref/,
  ],
])("finds %s", (_name, change, expected) => {
  const wrong = examine({ ...sound, ...change }, now).filter(({ level }) => level === "wrong");

  expect(wrong.map(({ says }) => says).join("\n")).toMatch(expected);
});

it("only notes a login that could leave its role, and forgets old failures", () => {
  const failures = [{ at: ago(90).toISOString(), path: "message.send", requestId: "ref" }];
  const findings = examine({ ...sound, failures, database: { ...database, login: "postgres" } }, now);

  expect(findings.filter(({ level }) => level !== "fine").map(({ level }) => level)).toEqual(["note"]);
});
