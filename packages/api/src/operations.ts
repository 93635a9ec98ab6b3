import type { NodeFigures } from "@frontdesk/contract";
import { acrossWorkspaces, INSTALLATION, migrationState } from "@frontdesk/db";
import {
  type BotStanding,
  countFailedSends,
  eventHead,
  findDatabaseServer,
  lettersWaiting,
  listBotStandings,
  outboxDepths,
  updatesWaiting,
  type Waiting,
} from "./operations.queries.ts";
import { sealedWithFormerKeys } from "./sealing-rotation.ts";
import type { Services } from "./services.ts";

/** The whole installation at one moment, in numbers that name no workspace and nobody in it. */
export interface Standing {
  now: Date;
  eventHead: number;
  outbox: Waiting[];
  updates: { count: number; since: Date | null };
  bots: BotStanding[];
  failedSends: number;
  /** How many nodes live. */
  nodes: number;
}

/** Looks at all workspaces at once: a handful of queries over what waits, not over what is done. */
export function takeStanding({ database, node }: Pick<Services, "database" | "node">): Promise<Standing> {
  return acrossWorkspaces(database, "metrics").read(async ({ db, now }) => ({
    now,
    eventHead: await eventHead(db),
    outbox: await outboxDepths(db),
    updates: await updatesWaiting(db),
    bots: await listBotStandings(db),
    failedSends: await countFailedSends(db),
    nodes: (await node.listFigures(db, { workspaceId: INSTALLATION, now })).length,
  }));
}

/** Whether every bot that should work does; a node is ready without, since only Telegram's side of it waits. @throws where the database is away */
export function areBotsWell({ database }: Pick<Services, "database">): Promise<boolean> {
  return acrossWorkspaces(database, "metrics").read(async ({ db }) =>
    (await listBotStandings(db)).every(({ state }) => state === "live" || state === "off"),
  );
}

/** How old an answer about the files may be where a page asks every few seconds. */
const probedMs = 30_000;

/** What `doctor` looks at. Times are ISO 8601; nothing in it names a workspace or holds a secret. */
export interface InstallationReport {
  /** By this process, for whoever compares clocks. */
  nodeTime: string;
  node: string;
  database: DatabaseReport | { error: string };
  storage: { error: string | null };
  /** Whether the desk sends mail. */
  mail: { isOn: boolean };
}

interface DatabaseReport {
  version: string;
  /** The login that connections are made with; the app's own can't leave its role. */
  login: string;
  time: string;
  roundTripMs: number;
  migrations: { missing: string[]; unknown: string[] };
  /** Secrets that the present SECRET_KEY does not open yet, or that no known key does. */
  sealedWithFormerKeys: number;
  bots: BotStanding[];
  outbox: Waiting[];
  updates: { count: number; since: Date | null };
  letters: { count: number; since: Date | null };
  /** What each node that lives counts of its connections, the one that answers first. */
  nodes: NodeFigures[];
}

/** Looks at everything the desk stands on, each by itself, so that one that is broken does not hide the others. */
export async function reportInstallation(services: Services): Promise<InstallationReport> {
  const [database, storage] = await Promise.all([
    reportDatabase(services).catch((error: unknown) => ({ error: reasonOf(error) })),
    services.storage.trouble({ withinMs: 0 }),
  ]);
  const mail = { isOn: services.mail !== null };
  return { nodeTime: new Date().toISOString(), node: process.version, database, storage: { error: storage }, mail };
}

/** What any workspace's desk stands on, for those who may not know how the others fare. @throws where the database is away */
export async function reportGround({ database, storage }: Services) {
  const { roundTripMs, ...found } = await meet(database);
  const nodeTime = new Date();
  const trouble = await storage.trouble({ withinMs: probedMs });
  return {
    nodeTime: nodeTime.toISOString(),
    node: process.version,
    storage: { isWritable: trouble === null },
    database: {
      version: found.version,
      roundTripMs,
      driftMs: Date.parse(found.time) - nodeTime.getTime(),
      migrations: found.migrations,
    },
  };
}

async function reportDatabase({ database, sealer, node }: Services): Promise<DatabaseReport> {
  const { outbox, updates, bots } = await takeStanding({ database, node });
  const formerly = await sealedWithFormerKeys({ database, sealer });
  const { letters, nodes } = await acrossWorkspaces(database, "metrics").read(async ({ db, now }) => ({
    letters: await lettersWaiting(db),
    nodes: await node.listFigures(db, { workspaceId: INSTALLATION, now }),
  }));
  return { ...(await meet(database)), sealedWithFormerKeys: formerly, bots, outbox, updates, letters, nodes };
}

async function meet(database: Services["database"]) {
  const beganAt = performance.now();
  await database.ping();
  const roundTripMs = Math.round(performance.now() - beganAt);
  return acrossWorkspaces(database, "metrics").read(async ({ db }) => ({
    roundTripMs,
    migrations: await migrationState(db),
    ...(await findDatabaseServer(db)),
  }));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "unknown";
}
