import { prefixed } from "./output.mjs";
import { botProcess, databaseProcess, loopbackOf, serverProcess, simulatorProcess, viteProcess } from "./processes.mjs";
import { projectRoot } from "./project.mjs";
import { answers } from "./ready.mjs";
import { Refusal } from "./refusal.mjs";
import { stopInOrder } from "./stop-order.mjs";
import { Supervised } from "./supervise.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/** The one-time code that the first page asks for. */
const setUpCode = /^Set-up code: /;
/** The phone page, and a bot to begin with. */
const simulatorAddress = /^Telegram simulator is ready at /;

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
  /** @type {Map<string, string>} what is for the person, by process */
  #notices = new Map();
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

    const simulator = simulatorPort === undefined ? undefined : this.#openSimulator();
    await Promise.all([this.#openDatabase(), dev ? undefined : buildWebIfStale(signal)]);
    this.#launch({
      ...serverProcess(this.#site, () => /** @type {import("./processes.mjs").DatabaseUrls} */ (this.#database)),
      onLine: this.#heeding("server", setUpCode),
    });
    if (dev) this.#launch(viteProcess(this.#site));
    await answers(`http://${loopbackOf(host)}:${serverPort}/ready`, signal);
    this.#launch(botProcess(this.#site));
    await simulator;
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

  /** Settles when the simulator has said where it is, or could not be started. */
  #openSimulator() {
    return new Promise((resolve) => {
      const heed = this.#heeding("simulator", simulatorAddress);
      const onLine = (/** @type {string} */ line) => {
        heed(line);
        if (this.#notices.has("simulator")) resolve(undefined);
      };
      this.#launch({ ...simulatorProcess(this.#site), onLine, onEnd: () => resolve(undefined) });
    });
  }

  /**
   * Prints what a process says, except the lines that are for the person: those are kept for the announcement.
   * @param {string} name
   * @param {RegExp} forThePerson
   */
  #heeding(name, forThePerson) {
    const print = prefixed(name);
    return (/** @type {string} */ line) => {
      if (!forThePerson.test(line)) return print(line);
      if (this.#isReady && line !== this.#notices.get(name)) console.log(line);
      this.#notices.set(name, line);
    };
  }

  #announce() {
    const { env, host, port } = this.#site;
    this.#isReady = true;
    console.log(`\nFrontdesk is ready at ${env.BASE_URL || `http://${loopbackOf(host)}:${port}`}`);
    for (const name of ["server", "simulator"]) {
      const notice = this.#notices.get(name);
      if (notice) console.log(notice);
    }
    console.log("Ctrl-C stops it.\n");
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
