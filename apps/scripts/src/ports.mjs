import { createServer } from "node:net";
import { Refusal } from "./refusal.mjs";

/**
 * Whether a server may listen there now.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<boolean>}
 */
export function isFree(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * The first free port from `from` upwards, at most 100 further.
 * @param {{ from: number, host: string, except?: number | undefined }} search
 * @throws {Refusal} when all are taken
 */
export async function nextFreePort({ from, host, except }) {
  for (let port = from; port < from + 100 && port <= 65_535; port++) {
    if (port !== except && (await isFree(port, host))) return port;
  }
  throw new Refusal(`All ports from ${from} to ${from + 99} are taken: name a free one with PORT.`);
}

/**
 * The port people will use: the one asked for by name, or the next free one from 4000.
 * @param {{ asked: number | undefined, host: string }} wish
 * @throws {Refusal} when the one asked for is taken
 */
export async function choosePort({ asked, host }) {
  if (asked === undefined) return nextFreePort({ from: 4000, host });
  if (await isFree(asked, host)) return asked;
  throw new Refusal(`Port ${asked} is taken: choose another with PORT, or leave PORT out to get the next free one.`);
}
