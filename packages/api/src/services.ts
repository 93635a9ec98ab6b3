import type { ApiRoot } from "@frontdesk/contract";
import type { Database } from "@frontdesk/db";
import type { Logger } from "pino";
import type { BotWatch } from "./bot-watch.ts";
import type { Bus } from "./feed/bus/bus.ts";
import type { Drops } from "./feed/drops.ts";
import type { Hub } from "./feed/hub.ts";
import type { Presence } from "./feed/presence/presence.ts";
import type { Registry } from "./feed/registry.ts";
import type { FileStore } from "./file-store.ts";
import type { KnownBrowsers } from "./known-browsers.ts";
import type { Mail } from "./mail/mail.ts";
import type { ThisNode } from "./nodes/this-node.ts";
import type { Outgoing } from "./outgoing/outgoing.ts";
import type { Passwords } from "./passwords.ts";
import type { Previews } from "./previews/previews.ts";
import type { RecentFailures } from "./recent-failures.ts";
import type { Sealer } from "./sealing.ts";
import type { StorageProbe } from "./storage-probe.ts";
import type { Throttle } from "./throttle.ts";
import type { Scanner } from "./virus-scan.ts";

/** What a process is made of; opened once by `openServices`, handed to every call. */
export interface Services {
  database: Database;
  /** The log's epoch, as in every cursor. */
  epoch: string;
  bus: Bus;
  hub: Hub;
  registry: Registry;
  presence: Presence;
  drops: Drops;
  node: ThisNode;
  botWatch: BotWatch;
  sealer: Sealer;
  passwords: Passwords;
  throttle: Throttle;
  knownBrowsers: KnownBrowsers;
  /** Null where the installation sends no mail. */
  mail: Mail | null;
  /** Calls to addresses that members name. */
  outgoing: Outgoing;
  files: FileStore;
  storage: StorageProbe;
  previews: Previews;
  /** Looks for viruses in files; null where none is set up. */
  scanner: Scanner | null;
  failures: RecentFailures;
  /** The Bot API addresses that a bot may be bound to. */
  apiRoots: readonly ApiRoot[];
  /** Where the simulator's phone page is; null where none runs. */
  simulatorUrl: string | null;
  /** How many workspaces a person may found. */
  foundedEach: number;
  setUpCode: string;
  installationKey: string;
  /** The address people use, or null where only loopback names are served. */
  baseUrl: URL | null;
  /** Further names, without a port, by which machines of ours call: the bot's in a network of containers. */
  internalHosts: ReadonlySet<string>;
  log: Logger;
}
