import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { allocator } from "@frontdesk/scripts/allocator";
import { foundWorkspace, type Person, slug } from "../people.ts";
import { type Balancer, startBalancer } from "./balancer.ts";
import { type ChaosDatabase, startDatabase } from "./database.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";
import { loseNotifications } from "./lost-hints.ts";
import { type ChaosProxy, startProxy } from "./proxy.ts";
import { isReady, through } from "./stage.ts";
import { type Command, Victim } from "./victim.ts";

/** One server of several. */
export interface FleetNode {
  process: Victim;
  /** Past the balancer. */
  url: string;
  /** Between it and the database. */
  wire: ChaosProxy;
  /** Where its inspector listens. */
  inspectorUrl(): string;
}

/** Several servers as processes of their own on one database, behind a balancer, to be hurt anywhere. */
export interface Fleet extends AsyncDisposable {
  /** What clients know: the balancer's. */
  url: string;
  database: ChaosDatabase;
  nodes: FleetNode[];
  balancer: Balancer;
  /** The balancer's connections. */
  front: ChaosProxy;
  /** One more way in, by the same balancer, that can be hurt alone. */
  openFront(): Promise<ChaosProxy>;
  /** The share of PostgreSQL's notifications that get lost on their way to each node. */
  hints: { lost: number };
  owner: Person;
  workspaceId: string;
  /** Resolves once the balancer finds every node ready. */
  ready(): Promise<void>;
}

export interface FleetSettings {
  nodes: number;
  /** As BUS_URL has it; none where nodes are to hear of each other by their own reading alone. */
  busUrl?: string;
  /** Decides which hints are lost. */
  random?: () => number;
}

const secretKey = "the key of a fleet that is to be hurt";

/** Starts a database, the servers one after another, and a balancer; founds a workspace through it. */
export async function openFleet({ nodes: count, busUrl, random = Math.random }: FleetSettings): Promise<Fleet> {
  const stack = new AsyncDisposableStack();
  try {
    const folder = await mkdtemp(join(tmpdir(), "frontdesk-fleet-"));
    stack.defer(() => rm(folder, { recursive: true, force: true }));
    const database = stack.use(await startDatabase(join(folder, "database")));
    const hints = { lost: 0 };

    let setUpCode = "";
    const startNode = async (number: number): Promise<FleetNode> => {
      const wire = stack.use(await startProxy(database.port, () => loseNotifications(() => random() < hints.lost)));
      const port = await freePort();
      let inspectorUrl = "";
      const databases = { ownerUrl: through(wire, database.ownerUrl), appUrl: through(wire, database.appUrl) };
      const command = serverCommand({ ...databases, name: `node ${number}`, port, folder, busUrl });
      const victim = new Victim(command, (line) => {
        setUpCode ||= /^Set-up code: (\S+)/.exec(line)?.[1] ?? "";
        inspectorUrl = /^Debugger listening on (ws:\S+)/.exec(line)?.[1] ?? inspectorUrl;
      });
      return { process: victim, url: `http://127.0.0.1:${port}`, wire, inspectorUrl: () => inspectorUrl };
    };
    const nodes: FleetNode[] = [];
    // Together: the first to come migrates, and the others wait for it.
    for (let number = 1; number <= count; number += 1) nodes.push(await startNode(number));
    for (const { process } of nodes) stack.use(process);
    await Promise.all(nodes.map(({ process }) => process.atWork()));

    const balancer = stack.use(startBalancer(nodes.map(({ url }) => Number(new URL(url).port))));
    const openFront = async () => stack.use(await startProxy(balancer.next));
    const front = await openFront();
    const url = `http://127.0.0.1:${front.port}`;
    const ready = () =>
      eventually("every node is ready", async () => balancer.healthy() === count).then(() => undefined);
    await ready();
    const owner = await foundWorkspace(url, setUpCode);
    stack.defer(() => owner.desk.close());
    const [workspace] = await database.ask<{ id: string }>("select id from workspace where slug = $1", [slug]);

    return {
      ...{ url, database, nodes, balancer, front, openFront, hints, owner, ready },
      workspaceId: workspace?.id ?? "",
      [Symbol.asyncDispose]: () => stack.disposeAsync(),
    };
  } catch (error) {
    await stack.disposeAsync();
    throw error;
  }
}

interface ServerSettings {
  name: string;
  port: number;
  ownerUrl: string;
  appUrl: string;
  /** Where all of them keep files. */
  folder: string;
  busUrl?: string | undefined;
}

/** How a server of a fleet is started. */
export function serverCommand({ name, port, ownerUrl, appUrl, folder, busUrl }: ServerSettings): Command {
  return {
    name,
    execArgv: ["--inspect=127.0.0.1:0"],
    args: ["apps/server/src/main.ts"],
    env: {
      ...allocator,
      SECRET_KEY: secretKey,
      LOG_LEVEL: process.env.CHAOS_LOG ?? "warn",
      PORT: String(port),
      DATABASE_URL: ownerUrl,
      DATABASE_APP_URL: appUrl,
      FRONTDESK_DATA: join(folder, "data"),
      BUS_URL: busUrl,
    },
    sign: "Listening on ",
  };
}

/** Resolves once one node says itself that it can serve. */
export function nodeReady({ url, process }: FleetNode): Promise<void> {
  return eventually(`${process.name} is ready`, () => isReady(url)).then(() => undefined);
}
