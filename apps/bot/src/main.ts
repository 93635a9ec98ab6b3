import { hostname } from "node:os";
import type { AppRouter } from "@frontdesk/api";
import { createDesk } from "@frontdesk/client";
import { installationKey } from "@frontdesk/contract/installation-key";
import { pino } from "pino";
import { describeFailure } from "./describe-failure.ts";
import { type Configuration, readEnvironment } from "./environment.ts";
import { Roster } from "./roster.ts";

/** How long sends under way may take after a signal; then they are cut, and the desk shows them as unknown. */
const finishMs = 1_500;
/** Less than a supervisor waits before it kills. */
const exitMs = 2_200;

const read = readEnvironment(process.env);
if ("problems" in read) {
  process.stderr.write(`The configuration is wrong:\n${read.problems.map((line) => `  ${line}\n`).join("")}`);
  process.exit(1);
}
if (!process.argv.includes("--check-config")) await serve(read.configuration);

async function serve({ deskUrl, secretKey, logLevel }: Configuration): Promise<void> {
  const log = pino({ level: logLevel, base: null, serializers: { err: describeFailure } });
  // I19: whatever escapes is logged; the process goes on.
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise was not awaited"));

  const key = installationKey(secretKey);
  const desk = createDesk<AppRouter>({ url: deskUrl, authorization: `Installation ${key}` });
  const stop = new AbortController();
  const end = new AbortController();
  const leave = () => {
    stop.abort();
    setTimeout(() => end.abort(), finishMs).unref();
    setTimeout(() => process.exit(0), exitMs).unref();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, leave);

  log.info({ deskUrl }, "looking for bots to serve");
  const holder = `${hostname().slice(0, 80)}, process ${process.pid}`;
  const access = { desk: desk.client.telegram, url: deskUrl, installationKey: key, holder };
  await new Roster(access, log, { stop: stop.signal, end: end.signal }).run();
  desk.close();
}
