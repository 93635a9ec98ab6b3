import { prefixed } from "./output.mjs";
import { botProcess, databaseProcess, loopbackOf, serverProcess, simulatorProcess, viteProcess } from "./processes.mjs";
import { projectRoot } from "./project.mjs";
import { answers } from "./ready.mjs";
import { Refusal } from "./refusal.mjs";
import { stopInOrder } from "./stop-order.mjs";
import { Supervised } from "./supervise.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/** @typedef {Omit<import("./supervise.mjs").Command, "onLine"> & { onLine?: (line: string) => void }} Launch */

/** All processes of one installation, from the first to be started to the last to be stopped. */
export class Desk {
  /** @type {Map<string, Supervised>} */
  #running = new Map();
  #closing = new AbortController();
  #site;
  #noteChild;
  /** @type {import("./processes.mjs").DatabaseUrls | undefined} */
  #database;
  /** @type {string | undefined} */
  #setUpCode;
  /** @type {string | undefined} */
  #simulatorNotice;
  #isReady = false;

  /**
   * @param {import("./processes.mjs").Site} site
   * @param {(child: { name: string, pid: number }) => void} noteChild hears of every process started
   */
  constructor(site, noteChild) {
    this.#site = site;
    this.#noteChild = noteChild;
  }

  /** Starts everything and says so once the server is ready. @throws {Refusal} when database or web app can't be had */
  async open() {
    const { dev, host, serverPort, simulatorPort } = this.#site;
    const { signal } = this.#closing;

    if (simulatorPort !== undefined) {
      this.#launch({ ...simulatorProcess(this.#site), onLine: this.#heedSimulator(prefixed("simulator")) });
    }
    await Promise.all([this.#openDatabase(), dev ? undefined : buildWebIfStale(signal)]);
    this.#launch({
      ...serverProcess(this.#site, () => /** @type {import("./processes.mjs").DatabaseUrls} */ (this.#database)),
      onLine: this.#heedServer(prefixed("server")),
    });
    if (dev) this.#launch(viteProcess(this.#site));
    await answers(`http://${loopbackOf(host)}:${serverPort}/ready`, signal);
    this.#launch(botProcess(this.#site));
    this.#announce();
  }

  /** Stops everything in order, within ten seconds. */
  async close() {
    this.#closing.abort();
    await stopInOrder(this.#running);
  }

  /** Ends everything at once. */
  kill() {
    for (const process of this.#running.values()) process.kill();
  }

  /** @param {Launch} command */
  #launch(command) {
    this.#closing.signal.throwIfAborted();
    const onLine = command.onLine ?? prefixed(command.name);
    const process = new Supervised({ cwd: projectRoot, ...command, onLine, onStart: this.#noteChild });
    this.#running.set(command.name, process);
  }

  /** @returns {Promise<void>} */
  async #openDatabase() {
    const { DATABASE_URL, DATABASE_APP_URL } = this.#site.env;
    if (DATABASE_URL) {
      this.#database = { ownerUrl: DATABASE_URL, appUrl: DATABASE_APP_URL };
      return;
    }
    const print = prefixed("database");
    await new Promise((resolve, reject) => {
      /** @type {string[]} */
      const said = [];
      this.#launch({
        ...databaseProcess(this.#site),
        onLine: (line) => {
          const urls = readyUrls(line);
          if (urls === undefined) {
            said.push(line);
            return print(line);
          }
          // A database that comes back elsewhere takes the server along.
          if (this.#database && this.#database.ownerUrl !== urls.ownerUrl) this.#running.get("server")?.restart();
          this.#database = urls;
          resolve(undefined);
        },
        onEnd: () => reject(new Refusal(`The database could not be started:\n${said.join("\n")}`)),
      });
    });
  }

  /**
   * Picks out the one-time code, which is for the person and not for the log.
   * @param {(line: string) => void} print
   */
  #heedServer(print) {
    return (/** @type {string} */ line) => {
      const code = /^Set-up code: (\S+)/.exec(line)?.[1];
      if (code === undefined) return print(line);
      if (this.#isReady && code !== this.#setUpCode) this.#announceSetUp(code);
      this.#setUpCode = code;
    };
  }

  /**
   * Keeps the line that names the phone page and the demo bot for the announcement.
   * @param {(line: string) => void} print
   */
  #heedSimulator(print) {
    return (/** @type {string} */ line) => {
      if (!line.startsWith("Telegram simulator is ready at ")) return print(line);
      if (this.#isReady && line !== this.#simulatorNotice) console.log(line);
      this.#simulatorNotice = line;
    };
  }

  #announce() {
    const { env, host, port } = this.#site;
    this.#isReady = true;
    console.log(`\nFrontdesk is ready at ${env.BASE_URL || `http://${loopbackOf(host)}:${port}`}`);
    if (this.#setUpCode) this.#announceSetUp(this.#setUpCode);
    if (this.#simulatorNotice) console.log(this.#simulatorNotice);
    console.log("Ctrl-C stops it.\n");
  }

  /** @param {string} code */
  #announceSetUp(code) {
    console.log(`Set-up code: ${code} (the first page asks for it, once)`);
  }
}

/**
 * @param {string} line
 * @returns {import("./processes.mjs").DatabaseUrls | undefined}
 */
function readyUrls(line) {
  if (!line.startsWith('{"ready":true')) return undefined;
  return JSON.parse(line);
}
