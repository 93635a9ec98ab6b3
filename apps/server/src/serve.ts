import { fileURLToPath } from "node:url";
import { createServer, openLog, openServices } from "@frontdesk/api";
import { migrate } from "@frontdesk/db";
import type { Configuration } from "./environment.ts";

const webRoot = fileURLToPath(new URL("../../web/dist", import.meta.url));
const drainMs = 8_000;

/** Migrates the database, opens the desk on its port, and closes it at SIGTERM or SIGINT. @throws when either can't be had */
export async function serve(configuration: Configuration): Promise<void> {
  const { apiRoots, baseUrl, filesRoot, host, internalHosts, maxSockets, metricsToken, port, secretKey, trustProxy } =
    configuration;
  const log = openLog({ level: configuration.logLevel });
  // I19: whatever escapes is logged; the process goes on.
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise was not awaited"));

  await migrate({ ownerUrl: configuration.ownerUrl });
  const simulatorUrl = apiRoots.find((root) => root.name === "simulator")?.url ?? null;
  const opened = await openServices({
    ...{ databaseUrl: configuration.appUrl, secretKey, filesRoot, apiRoots, simulatorUrl, baseUrl, internalHosts, log },
    ...{ busUrl: configuration.busUrl, previousKeys: configuration.previousKeys, smtpUrl: configuration.smtpUrl },
    ...{ clamav: configuration.clamav, foundedEach: configuration.foundedEach },
    outgoingAllow: configuration.outgoingAllow,
  });
  const { services } = opened;
  const { roles } = configuration;
  const server = await createServer({ services, webRoot, maxSockets, trustProxy, metricsToken, roles });
  // Said before anyone can find the server ready, so that both are told together.
  if (opened.setUpCode) process.stdout.write(`Set-up code: ${opened.setUpCode} (the first page asks for it, once)\n`);
  const taken = await server.listen({ host, port });
  // A plain line, whatever the log level: by it a supervisor knows its own server from another on that port.
  process.stdout.write(`Listening on ${host}, port ${taken}\n`);

  const drain = async () => {
    // R12: what does not finish in time is cut, since the supervisor would do it anyway.
    setTimeout(() => process.exit(0), drainMs).unref();
    await server.close();
    await opened.close();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.once(signal, () => drain().catch((err) => log.error({ err }, "did not stop in order")));
}
