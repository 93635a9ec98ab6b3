import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FeedEvent, Preset } from "@frontdesk/contract";
import { acrossWorkspaces } from "@frontdesk/db";
import { type ClonedDatabase, cloneDatabase } from "@frontdesk/db/testing";
import { listEvents } from "../feed/log.queries.ts";
import type { Services } from "../services.ts";
import { type Builders, createBuilders } from "./builders.ts";
import { type Caller, createCallers } from "./callers.ts";
import { type Node, type NodeSettings, startNode } from "./node.ts";
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
  /** Another client of a member of the home workspace, by a connection of its own. */
  againAs(who: Caller): Caller;
  anonymous(place?: Place): Caller;
  /** The cookies of more sessions of somebody, as of so many browsers. */
  moreSessions(who: Caller, count: number): Promise<string[]>;
  /** A client with an API token. */
  bearer(secret: string, place?: Place): Caller;
  installation(): Caller;
  /** What was announced in the home workspace since this was last asked: kinds and data, in order. */
  announced(): Promise<[FeedEvent["kind"], FeedEvent["data"]][]>;
  build: Builders;
  /** Stops the server and starts it again at the same address. */
  restart(): Promise<void>;
  /** Starts a second server on the same database, with a bus of its own, and gives the ways to call it and to end it. */
  anotherNode(
    settings?: Pick<NodeSettings, "roles">,
  ): Promise<ReturnType<typeof createCallers> & { url: string; stop(): Promise<void> }>;
}

type Settings = Partial<Omit<NodeSettings, "databaseUrl" | "filesRoot" | "port">>;

const secretKey = "a secret key that only the tests know";

/** Starts a desk for one test file. `await using` stops it and drops its database. */
export async function testDesk(settings: Settings = {}): Promise<TestDesk> {
  const database = await cloneDatabase();
  const filesRoot = await mkdtemp(join(tmpdir(), "frontdesk-files-"));
  const nodeSettings: NodeSettings = {
    databaseUrl: database.appUrl,
    filesRoot,
    secretKey,
    apiRoots: [{ name: "telegram", url: "http://127.0.0.1:9" }],
    webRoot: join(filesRoot, "no-web"),
    maxSockets: 100,
    logLevel: "silent",
    port: 0,
    ...settings,
  };
  let node = await startNode(nodeSettings);
  const others: Pick<Node, "close">[] = [];
  const { url, port } = node;

  const people = createPeople(node.services.database);
  const home = await people.openPlace("home");
  const foreign = await people.openPlace("foreign");
  const callers = createCallers({ url, installationKey: node.services.installationKey });
  let heard = 0;

  return {
    url,
    database,
    get services() {
      return node.services;
    },
    filesRoot,
    home,
    foreign,
    as: async (preset, place = home) =>
      callers.signedIn(place, await createPeople(node.services.database).hire(preset, place)),
    moreSessions: async ({ who }, count) => {
      if (!who) throw new Error("Only a member has sessions.");
      const secrets = Array.from({ length: count }, () => createPeople(node.services.database).openSession(who));
      return (await Promise.all(secrets)).map((secret) => `frontdesk=${secret}`);
    },
    againAs: ({ who }) => {
      if (!who) throw new Error("Only a member has sessions.");
      return callers.signedIn(home, who);
    },
    anonymous: (place = home) => callers.anonymous(place),
    bearer: (secret, place = home) => callers.bearer(place, secret),
    installation: () => callers.installation(),
    announced: async () => {
      const entries = await acrossWorkspaces(node.services.database, "feed").read(({ db }) =>
        listEvents(db, { workspaceId: home.workspaceId, after: heard, limit: 10_000 }),
      );
      heard = entries.at(-1)?.seq ?? heard;
      return entries.map(({ event }) => [event.kind, event.data]);
    },
    build: createBuilders({
      services: () => node.services,
      home,
      foreign,
      installation: () => callers.installation(),
      ownerUrl: database.ownerUrl,
    }),
    restart: async () => {
      await node.close();
      node = await startNode({ ...nodeSettings, port });
    },
    anotherNode: async (settings = {}) => {
      const other = await startNode({ ...nodeSettings, ...settings });
      const ways = createCallers({ url: other.url, installationKey: other.services.installationKey });
      let stopping: Promise<void> | null = null;
      const end = async () => {
        ways.close();
        await other.close();
      };
      const stop = () => {
        stopping ??= end();
        return stopping;
      };
      others.push({ close: stop });
      return { ...ways, url: other.url, stop };
    },
    [Symbol.asyncDispose]: async () => {
      callers.close();
      for (const one of [...others, node]) await one.close();
      await database[Symbol.asyncDispose]();
      await rm(filesRoot, { recursive: true, force: true });
    },
  };
}
