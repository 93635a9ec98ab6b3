import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FeedEvent, Preset } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { type ClonedDatabase, cloneDatabase } from "@frontdesk/db/testing";
import { pino } from "pino";
import { listEvents } from "../feed/log.queries.ts";
import { createServer } from "../http/server.ts";
import { openServices } from "../open-services.ts";
import type { Services } from "../services.ts";
import { type Builders, createBuilders } from "./builders.ts";
import { type Caller, createCallers } from "./callers.ts";
import { createPeople, type Place } from "./people.ts";

/** A whole desk on a database of its own: the real server, the real client, two workspaces. */
export interface TestDesk extends AsyncDisposable {
  url: string;
  database: ClonedDatabase;
  services: Services;
  /** The folder in which files are kept, by workspace. */
  filesRoot: string;
  /** The workspace under test, and a foreign one that must see nothing of it. */
  home: Place;
  foreign: Place;
  /** A client signed in as a new member with a preset role, in the home workspace unless another is named. */
  as(preset: Preset, place?: Place): Promise<Caller>;
  anonymous(place?: Place): Caller;
  /** A client with an API token. */
  bearer(secret: string, place?: Place): Caller;
  installation(): Caller;
  /** What was announced in the home workspace since this was last asked: kinds and data, in order. */
  announced(): Promise<[FeedEvent["kind"], FeedEvent["data"]][]>;
  build: Builders;
}

interface Settings {
  secretKey?: string;
  webRoot?: string;
  maxSockets?: number;
  apiRoots?: { name: string; url: string }[];
  /** The level of the log, which is silent by default. */
  logLevel?: string;
}

const secretKey = "a secret key that only the tests know";

/** Starts a desk for one test file. `await using` stops it and drops its database. */
export async function testDesk(settings: Settings = {}): Promise<TestDesk> {
  const database = await cloneDatabase();
  const filesRoot = await mkdtemp(join(tmpdir(), "frontdesk-files-"));
  const opened = await openServices({
    databaseUrl: database.appUrl,
    secretKey: settings.secretKey ?? secretKey,
    filesRoot,
    apiRoots: settings.apiRoots ?? [{ name: "telegram", url: "http://127.0.0.1:9" }],
    simulatorUrl: null,
    baseUrl: null,
    log: pino({ level: settings.logLevel ?? "silent" }),
  });
  const { services } = opened;
  const server = await createServer({
    services,
    webRoot: settings.webRoot ?? join(filesRoot, "no-web"),
    maxSockets: settings.maxSockets ?? 100,
    trustProxy: false,
  });
  const port = await server.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${port}`;

  const people = createPeople(services.database);
  const home = await people.openPlace("home");
  const foreign = await people.openPlace("foreign");
  const callers = createCallers({ url, installationKey: services.installationKey });
  let heard = 0;

  return {
    url,
    database,
    services,
    filesRoot,
    home,
    foreign,
    as: async (preset, place = home) => callers.signedIn(place, await people.hire(preset, place)),
    anonymous: (place = home) => callers.anonymous(place),
    bearer: (secret, place = home) => callers.bearer(place, secret),
    installation: () => callers.installation(),
    announced: async () => {
      const entries = await acrossWorkspaces(services.database, "feed").read(({ db }) =>
        listEvents(db, { workspaceId: home.workspaceId, after: heard, limit: 10_000 }),
      );
      heard = entries.at(-1)?.seq ?? heard;
      return entries.map(({ event }) => [event.kind, event.data]);
    },
    build: createBuilders({
      services,
      home,
      installation: () => callers.installation(),
      ownerUrl: database.ownerUrl,
    }),
    [Symbol.asyncDispose]: async () => {
      callers.close();
      await server.close();
      await opened.close();
      await database[Symbol.asyncDispose]();
      await rm(filesRoot, { recursive: true, force: true });
    },
  };
}
