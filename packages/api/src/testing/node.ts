import type { ApiRoot } from "@frontdesk/contract";
import type { DestinationStream } from "pino";
import type { Bus } from "../feed/bus/bus.ts";
import type { AddressLimits } from "../http/address-limits.ts";
import { createServer } from "../http/server.ts";
import { openLog } from "../open-log.ts";
import { openServices } from "../open-services.ts";
import type { OutgoingAllow } from "../outgoing/outgoing-allow.ts";
import type { ProcessRole } from "../process-roles.ts";
import type { Services } from "../services.ts";
import type { Rates } from "../throttle.ts";

/** What one server process of a test desk is started with. */
export interface NodeSettings {
  databaseUrl: string;
  filesRoot: string;
  secretKey: string;
  apiRoots: readonly ApiRoot[];
  webRoot: string;
  maxSockets: number;
  logLevel: string;
  /** Where the log goes; to the terminal unless told otherwise. */
  logTo?: DestinationStream | undefined;
  metricsToken?: string | undefined;
  /** The port to listen at; any free one where it is 0. */
  port: number;
  introductionMs?: number | undefined;
  /** The address people use, and the mail server for letters that lead there. */
  baseUrl?: URL | undefined;
  smtpUrl?: URL | undefined;
  trustProxy?: boolean | undefined;
  /** Instead of the limits that addresses have. */
  limits?: AddressLimits | undefined;
  /** Instead of the process's own bus. */
  bus?: Bus | undefined;
  /** Where nodes wake each other; each within its own process without it. */
  busUrl?: string | undefined;
  /** How many workspaces a person may found. */
  foundedEach?: number | undefined;
  /** How many calls of each class one caller may make. */
  rates?: Rates | undefined;
  /** A clamd that looks at files. */
  clamav?: { host: string; port: number } | undefined;
  /** What it is there for; everything unless told otherwise. */
  roles?: readonly ProcessRole[] | undefined;
  /** Private places that may be called, as OUTGOING_ALLOW names them. */
  outgoingAllow?: OutgoingAllow | undefined;
}

/** One running server: what a process of the desk is, in the test's own process. */
export interface Node {
  url: string;
  port: number;
  services: Services;
  close(): Promise<void>;
}

/** Starts a server on a migrated database. */
export async function startNode(settings: NodeSettings): Promise<Node> {
  const { databaseUrl, filesRoot, secretKey, apiRoots, webRoot, maxSockets, introductionMs, bus } = settings;
  const opened = await openServices({
    ...{ databaseUrl, secretKey, filesRoot, apiRoots },
    ...{ simulatorUrl: null, baseUrl: settings.baseUrl ?? null, smtpUrl: settings.smtpUrl ?? null },
    log: openLog({ level: settings.logLevel, to: settings.logTo }),
    ...(bus ? { bus } : {}),
    busUrl: settings.busUrl ?? null,
    clamav: settings.clamav ?? null,
    outgoingAllow: settings.outgoingAllow,
    foundedEach: settings.foundedEach,
    rates: settings.rates,
  });
  const { services } = opened;
  const server = await createServer({
    ...{ services, webRoot, maxSockets, trustProxy: settings.trustProxy ?? false, metricsToken: settings.metricsToken },
    ...(introductionMs ? { introductionMs } : {}),
    limits: settings.limits,
    roles: settings.roles,
  });
  const port = await server.listen({ host: "127.0.0.1", port: settings.port });
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    services,
    close: async () => {
      await server.close();
      await opened.close();
    },
  };
}
