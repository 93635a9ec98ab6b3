import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Clock, createVirtualClock } from "./clock.ts";
import { openSimulatorControl } from "./control/open-simulator-control.ts";
import type { SimulatorControl } from "./control/simulator-control.ts";
import { FaultScript } from "./faults.ts";
import { FloodControl, type FloodLimits, usualFloodLimits } from "./flood/flood-control.ts";
import { Ledger } from "./ledger.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createServer } from "./server/create-server.ts";
import { furnish } from "./state/furnish.ts";
import { keepState } from "./state/keep-state.ts";
import { World } from "./world/world.ts";

/** How to start a simulator; everything may be left out. */
export interface SimulatorOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 127.0.0.1 unless given. The control API and the phone answer to this machine only, whatever is given. */
  host?: string;
  /** One that runs with the machine's and can be set by the control API, unless given. */
  clock?: Clock;
  /** Where chance comes from: ids, tokens, fault scripts. The same seed gives the same; 1 unless given. */
  seed?: number;
  /** Telegram's usual limits unless given; false for none. */
  flood?: Partial<FloodLimits> | false;
  /** Whether a poll that repeats itself is slowed down, as by the real server (3 s). True unless given. */
  slowRepeatedPolls?: boolean;
  /** A file that outlives the process: people, bots, chats and undelivered updates. */
  statePath?: string;
  /** Whether a simulator without bots gets one, with people, so that there is something to try. */
  furnished?: boolean;
}

/** A running simulator. */
export interface Simulator extends AsyncDisposable {
  /** `http://host:port`: the API root for bots, and where the phone is. */
  url: string;
  control: SimulatorControl;
  /** Ends every connection, writes the state and stops listening. */
  close(): Promise<void>;
}

/** Starts a simulator and resolves when it answers. @throws when the port is taken or the state file unreadable */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { host = "127.0.0.1", clock = createVirtualClock(), seed = 1, flood, statePath } = options;
  const world = new World({
    clock,
    random: createSeededRandom(seed),
    slowRepeatedPolls: options.slowRepeatedPolls ?? true,
  });
  const state = statePath === undefined ? undefined : await keepState(world, statePath);
  if (options.furnished) furnish(world);

  const limits = flood === false ? undefined : { ...usualFloodLimits, ...flood };
  const server = createServer({
    world,
    flood: new FloodControl(clock, limits),
    faults: new FaultScript(seed),
    ledger: new Ledger(),
    seed,
  });
  server.listen(options.port ?? 0, host);
  await once(server, "listening");
  const url = urlOf(server.address(), host);

  async function close(): Promise<void> {
    if (server.listening) {
      server.close();
      for (const bot of world.bots.values()) bot.updates.close();
      server.closeAllConnections();
      await once(server, "close");
    }
    await state?.close();
  }

  return { url, control: openSimulatorControl(url), close, [Symbol.asyncDispose]: close };
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address ? address.port : 0;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}
