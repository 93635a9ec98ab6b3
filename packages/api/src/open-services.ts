import type { ApiRoot } from "@frontdesk/contract";
import { installationKey } from "@frontdesk/contract/installation-key";
import { acrossWorkspaces, openDatabase } from "@frontdesk/db";
import type { Logger } from "pino";
import { type Bus, createProcessBus } from "./feed/bus.ts";
import { Hub } from "./feed/hub.ts";
import { Registry } from "./feed/registry.ts";
import { createFolderStore } from "./file-store.ts";
import { findInstallation } from "./installation.queries.ts";
import { createPasswords } from "./passwords.ts";
import { keepTrimmed } from "./retention.ts";
import { createSealer } from "./sealing.ts";
import type { Services } from "./services.ts";
import { setUpCodeOf } from "./set-up-code.ts";
import { createThrottle } from "./throttle.ts";

export interface ServiceOptions {
  /** A connection string of the app's login; the owner's works too, and then acts as the app's role. */
  databaseUrl: string;
  secretKey: string;
  /** The folder in which files are kept. */
  filesRoot: string;
  apiRoots: readonly ApiRoot[];
  simulatorUrl: string | null;
  baseUrl: URL | null;
  internalHosts?: ReadonlySet<string>;
  log: Logger;
  /** How nodes wake each other; within this process alone unless another is given. */
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
  const bus = options.bus ?? createProcessBus();
  const hub = new Hub({ database, epoch: installation.epoch, bus, onError });
  const registry = new Registry(hub, onError);
  const stopTrimming = keepTrimmed(database, onError);
  const setUpCode = setUpCodeOf(secretKey, installation.id);
  const services: Services = {
    database,
    epoch: installation.epoch,
    bus,
    hub,
    registry,
    sealer: createSealer(secretKey),
    passwords: createPasswords(),
    throttle: createThrottle(database),
    files: createFolderStore(filesRoot),
    apiRoots,
    simulatorUrl,
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
      registry.close();
      await hub.close();
      await database.close();
    },
  };
}
