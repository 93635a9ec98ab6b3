import { join } from "node:path";
import { checkConfiguration } from "./configuration.mjs";
import { secretKey } from "./key.mjs";
import { choosePort, isFree, nextFreePort } from "./ports.mjs";
import { serverEnv } from "./processes.mjs";
import { projectRoot } from "./project.mjs";

/** Stands for the embedded database while only the rest of the configuration is judged. */
const embedded = { ownerUrl: "postgres://owner@127.0.0.1/frontdesk", appUrl: undefined };

/**
 * Settles where everything runs: checks the configuration, makes the key, chooses the ports.
 * @param {{ env: NodeJS.ProcessEnv, folder: string, dev: boolean }} wish
 * @returns {Promise<import("./processes.mjs").Site>}
 * @throws {import("./refusal.mjs").Refusal} listing what is wrong
 */
export async function chooseSite({ env, folder, dev }) {
  const host = env.HOST || "127.0.0.1";
  const site = {
    // Compiled sources are kept from one start to the next: half of what loading costs.
    env: { NODE_COMPILE_CACHE: join(projectRoot, "node_modules/.cache/node"), ...env },
    folder,
    dev,
    host,
    key: secretKey(env, folder),
    port: 4000,
    serverPort: 4000,
    simulatorPort: undefined,
  };
  const database = env.DATABASE_URL ? { ownerUrl: env.DATABASE_URL, appUrl: env.DATABASE_APP_URL } : embedded;
  await checkConfiguration({ ...serverEnv(site, database), ...(env.PORT && { PORT: env.PORT }) });

  const port = await choosePort({ asked: Number(env.PORT) || undefined, host });
  const serverPort = dev ? await nextFreePort({ from: port + 1, host }) : port;
  const simulated = env.SIMULATOR !== "0" && env.NODE_ENV !== "production";
  const simulatorPort = simulated ? await nextFreePort({ from: serverPort + 1, host: "127.0.0.1" }) : undefined;
  return { ...site, port, serverPort, simulatorPort };
}

/**
 * Moves the server to the next free port when another program took its own since it was chosen.
 * @param {import("./processes.mjs").Site} site
 * @throws {import("./refusal.mjs").Refusal} when the port was asked for by name
 */
export async function leaveTakenPort(site) {
  const { dev, env, host, serverPort, simulatorPort } = site;
  if (await isFree(serverPort, host)) return;
  const asked = dev ? undefined : Number(env.PORT) || undefined;
  site.serverPort = asked
    ? await choosePort({ asked, host })
    : await nextFreePort({ from: serverPort + 1, host, except: simulatorPort });
  if (!dev) site.port = site.serverPort;
}

/**
 * The same for the simulator.
 * @param {import("./processes.mjs").Site} site
 * @returns {Promise<boolean>} whether its port was taken
 */
export async function leaveTakenSimulatorPort(site) {
  const { simulatorPort = 0 } = site;
  if (await isFree(simulatorPort, "127.0.0.1")) return false;
  site.simulatorPort = await nextFreePort({ from: simulatorPort + 1, host: "127.0.0.1", except: site.serverPort });
  return true;
}
