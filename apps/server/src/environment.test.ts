import { expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

const enough = { DATABASE_URL: "postgres://desk:secret@db:5432/frontdesk", SECRET_KEY: "x".repeat(32) };

function problemsOf(env: NodeJS.ProcessEnv): string[] {
  const read = readEnvironment(env);
  return "problems" in read ? read.problems : [];
}

it("[A12] is enough with a database, a key and the address that people use", () => {
  expect(problemsOf({ ...enough, NODE_ENV: "production", BASE_URL: "https://desk.example.org" })).toEqual([]);
});

it("[D27] needs a database and a key, and nothing else", () => {
  expect(problemsOf(enough)).toEqual([]);
});

it("[D27] says of everything that is wrong at once what it must be, in words", () => {
  expect(
    problemsOf({
      PORT: "many",
      MAX_SOCKETS: "0",
      TRUST_PROXY: "yes",
      ROLES: "web,waiter",
      LOG_LEVEL: "loud",
      BASE_URL: "desk",
    }),
  ).toEqual([
    "DATABASE_URL: must be an address such as postgres://user:password@host:5432/frontdesk",
    "SECRET_KEY: is missing: it needs at least 32 characters",
    'BASE_URL: must be an address such as https://desk.example.org, not "desk"',
    'PORT: must be a whole number from 0 to 65535, not "many"',
    'TRUST_PROXY: must be 0 or 1, not "yes"',
    'ROLES: must be of web and worker, not "web,waiter"',
    'MAX_SOCKETS: must be a whole number from 1 to 100000, not "0"',
    'LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, not "loud"',
  ]);
});

it("[I18] never repeats what may be a secret", () => {
  const told = problemsOf({ DATABASE_URL: "mysql://root:hunter2@db", SECRET_KEY: "hunter2" }).join();

  expect(told).not.toContain("hunter2");
});

it("[D-F4] says which of the private places it can't make out", () => {
  expect(problemsOf({ ...enough, OUTGOING_ALLOW: "llm.internal, 10.0.0.0/8" })).toEqual([]);
  expect(problemsOf({ ...enough, OUTGOING_ALLOW: "llm.internal, http://x" })).toEqual([
    'OUTGOING_ALLOW: "http://x" is no name, address or range such as 10.0.0.0/8',
  ]);
});
