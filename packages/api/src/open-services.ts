import { type ApiRoot, workspaceLimits } from "@frontdesk/contract";
import { installationKey } from "@frontdesk/contract/installation-key";
import { acrossWorkspaces, openDatabase } from "@frontdesk/db";
import type { Logger } from "pino";
import { BotWatch } from "./bot-watch.ts";
import type { Bus } from "./feed/bus/bus.ts";
import { openBus } from "./feed/bus/open-bus.ts";
import { Drops } from "./feed/drops.ts";
import { Hub } from "./feed/hub.ts";
import { Presence } from "./feed/presence/presence.ts";
import { Registry } from "./feed/registry.ts";
import { createFolderStore } from "./file-store.ts";
import { findInstallation } from "./installation.queries.ts";
import { createKnownBrowsers } from "./known-browsers.ts";
import { openMail } from "./mail/mail.ts";
import { openTransport } from "./mail/transport.ts";
import { ThisNode } from "./nodes/this-node.ts";
import { createOutgoing } from "./outgoing/outgoing.ts";
import { allowNothing, type OutgoingAllow } from "./outgoing/outgoing-allow.ts";
import { createPasswords } from "./passwords.ts";
import { openPreviews } from "./previews/previews.ts";
import { RecentFailures } from "./recent-failures.ts";
import { keepTrimmed } from "./retention.ts";
import { createSealer } from "./sealing.ts";
import { rotateKeys } from "./sealing-rotation.ts";
import type { Services } from "./services.ts";
import { setUpCodeOf } from "./set-up-code.ts";
import { StorageProbe } from "./storage-probe.ts";
import { createThrottle, type Rates } from "./throttle.ts";
import { openScanner } from "./virus-scan.ts";

export interface ServiceOptions {
  /** A connection string of the app's login; the owner's works too, and then acts as the app's role. */
  databaseUrl: string;
  secretKey: string;
  /** Keys that sealed something before this one; they only open. */
  previousKeys?: readonly string[];
  /** The folder in which files are kept. */
  filesRoot: string;
  /** Where a clamd looks at files; without one nobody does. */
  clamav?: { host: string; port: number } | null;
  apiRoots: readonly ApiRoot[];
  simulatorUrl: string | null;
  baseUrl: URL | null;
  /** The mail server, `smtp:` or `smtps:`; used only where there is a `baseUrl` for the links in letters. */
  smtpUrl?: URL | null;
  internalHosts?: ReadonlySet<string>;
  log: Logger;
  /** Where nodes wake each other: `postgres`, or a `redis:` URL; within this process alone without it. */
  busUrl?: string | null;
  /** Private places that the desk may call where a member names them; none unless told. */
  outgoingAllow?: OutgoingAllow | undefined;
  /** How many workspaces a person may found; 20 unless told otherwise. */
  foundedEach?: number | undefined;
  /** How many calls of each class one caller may make; `rates` unless told otherwise. */
  rates?: Rates | undefined;
  /** Instead of one of these. */
  bus?: Bus;
}

/** Services, and how to let go of them. */
export interface OpenServices {
  services: Services;
  /** The code that first run asks for; null once the installation is set up. */
  setUpCode: string | null;
  close(): Promise<void>;
}

/** Opens everything a server process works with, on a database whose migrations have run. */
export async function openServices(options: ServiceOptions): Promise<OpenServices> {
  const { databaseUrl, secretKey, filesRoot, apiRoots, simulatorUrl, baseUrl, log } = options;
  const onError = (error: unknown) => log.warn({ err: error }, "the database is out of reach");
  const database = openDatabase({ url: databaseUrl, onError, max: 16, applicationName: "frontdesk-server" });
  const installation = await acrossWorkspaces(database, "first-run").read(({ db }) => findInstallation(db));
  const onBusError = (error: unknown) => log.warn({ err: error }, "the bus is out of reach; news may be a second late");
  const bus =
    options.bus ??
    openBus({ busUrl: options.busUrl ?? null, databaseUrl, installationId: installation.id, onError: onBusError });
  const hub = new Hub({ database, epoch: installation.epoch, bus, onError });
  const registry = new Registry(hub, onError);
  const presence = new Presence({ database, hub, bus, onError });
  const drops = new Drops();
  const node = new ThisNode({ database, hub, registry, drops, onError });
  const botWatch = new BotWatch({ database, hub, log, onError });
  const sealer = createSealer(secretKey, options.previousKeys);
  void rotateKeys({ database, sealer, log }).catch(onError);
  const { smtpUrl } = options;
  const mail =
    smtpUrl && baseUrl ? openMail({ database, sealer, deliver: openTransport(smtpUrl, baseUrl), log }) : null;
  const setUpCode = setUpCodeOf(secretKey, installation.id);
  const previews = openPreviews();
  const files = createFolderStore(filesRoot);
  const stopTrimming = keepTrimmed({ database, files }, onError);
  const services: Services = {
    database,
    epoch: installation.epoch,
    bus,
    hub,
    registry,
    presence,
    drops,
    node,
    botWatch,
    sealer,
    passwords: createPasswords(),
    throttle: createThrottle(database, options.rates),
    knownBrowsers: createKnownBrowsers(secretKey),
    mail,
    outgoing: createOutgoing(options.outgoingAllow ?? allowNothing),
    files,
    storage: new StorageProbe(files),
    previews,
    scanner: options.clamav ? openScanner(options.clamav) : null,
    failures: new RecentFailures(),
    apiRoots,
    simulatorUrl,
    foundedEach: options.foundedEach ?? workspaceLimits.foundedEach,
    setUpCode,
    installationKey: installationKey(secretKey),
    baseUrl,
    internalHosts: options.internalHosts ?? new Set(),
    log,
  };
  return {
    services,
    setUpCode: installation.isSetUp ? null : setUpCode,
    close: async () => {
      stopTrimming();
      botWatch.close();
      registry.close();
      presence.close();
      await mail?.close();
      previews.close();
      await node.close();
      await hub.close();
      await bus.close();
      await database.close();
    },
  };
}
