import { join } from "node:path";
import { allocator } from "./allocator.ts";
import { projectRoot, toolPath } from "./project.mjs";

/**
 * @typedef {object} Site where and on what the processes run
 * @property {NodeJS.ProcessEnv} env as the person gave it
 * @property {string} folder of the data
 * @property {string} key
 * @property {string} host
 * @property {number} port people open; Vite's in development
 * @property {number} serverPort the same, unless Vite stands before the server
 * @property {number | undefined} simulatorPort undefined when the simulator is off
 * @property {boolean} dev
 *
 * @typedef {{ ownerUrl: string, appUrl: string | undefined }} DatabaseUrls
 */

/** The embedded PostgreSQL; says `{"ready":true,"ownerUrl","appUrl"}` on a line of its own. @param {Site} site */
export function databaseProcess(site) {
  return {
    name: "database",
    args: ["packages/db/src/embedded/main.ts"],
    env: () => ({ ...site.env, FRONTDESK_DATA: site.folder }),
  };
}

/** A Bot API server and its phone page, for trying things without a token. @param {Site} site */
export function simulatorProcess(site) {
  return {
    name: "simulator",
    args: ["packages/telegram-simulator/src/main.ts"],
    env: () => ({
      ...site.env,
      HOST: "127.0.0.1",
      PORT: String(site.simulatorPort),
      SIMULATOR_STATE: join(site.folder, "simulator.json"),
    }),
  };
}

/**
 * The desk itself.
 * @param {Site} site
 * @param {() => DatabaseUrls} database
 */
export function serverProcess(site, database) {
  return {
    name: "server",
    args: reloading(site, "apps/server/src/main.ts"),
    env: () => ({ ...allocator, ...serverEnv(site, database()) }),
  };
}

/**
 * What the server reads; also what its configuration check judges.
 * @param {Site} site
 * @param {DatabaseUrls} database
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnv(site, { ownerUrl, appUrl }) {
  return {
    ...site.env,
    DATABASE_URL: ownerUrl,
    ...(appUrl && { DATABASE_APP_URL: appUrl }),
    FRONTDESK_DATA: site.folder,
    HOST: site.host,
    PORT: String(site.serverPort),
    SECRET_KEY: site.key,
    TELEGRAM_API_ROOTS: apiRoots(site),
  };
}

/** Telegram's hand: polls, sends, fetches files. @param {Site} site */
export function botProcess(site) {
  return {
    name: "bot",
    args: reloading(site, "apps/bot/src/main.ts"),
    env: () => ({
      ...allocator,
      ...site.env,
      DESK_URL: `http://${loopbackOf(site.host)}:${site.serverPort}`,
      SECRET_KEY: site.key,
      TELEGRAM_API_ROOTS: apiRoots(site),
    }),
  };
}

/** Vite with reload, which hands calls on to the server; development only. @param {Site} site */
export function viteProcess(site) {
  return {
    name: "web",
    args: [toolPath("vite/bin/vite.js"), "--host", site.host, "--port", String(site.port), "--strictPort"],
    cwd: join(projectRoot, "apps/web"),
    env: () => ({ ...site.env, DESK_URL: `http://${loopbackOf(site.host)}:${site.serverPort}` }),
  };
}

/**
 * An address of this machine that reaches a server listening on `host`.
 * @param {string} host
 */
export function loopbackOf(host) {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

/**
 * @param {Site} site
 * @param {string} main
 */
function reloading(site, main) {
  return site.dev ? ["--watch", "--watch-preserve-output", main] : [main];
}

/** @param {Site} site */
function apiRoots({ env, simulatorPort }) {
  const roots = env.TELEGRAM_API_ROOTS || "telegram=https://api.telegram.org";
  return simulatorPort === undefined ? roots : `${roots},simulator=http://127.0.0.1:${simulatorPort}`;
}
