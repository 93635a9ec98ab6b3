import { Announcement } from "./announcement.mjs";
import { prefixed } from "./output.mjs";
import { botProcess, databaseProcess, loopbackOf, serverProcess, simulatorProcess, viteProcess } from "./processes.mjs";
import { projectRoot } from "./project.mjs";
import { answers } from "./ready.mjs";
import { Refusal } from "./refusal.mjs";
import { leaveTakenPort, leaveTakenSimulatorPort } from "./site.mjs";
import { stopInOrder } from "./stop-order.mjs";
import { Supervised } from "./supervise.mjs";
import { buildWebIfStale } from "./web-build.mjs";

/** By this line, not by the port alone, our own server is known. */
const listening = /^Listening on /;

/** @typedef {Omit<import("./supervise.mjs").Command, "onLine">} Launch */

/** All processes of one installation, from the first to be started to the last to be stopped. */
export class Desk {
  /** @type {Map<string, Supervised>} */
  #running = new Map();
  #closing = new AbortController();
  #announcement = new Announcement();
  #site;
  #noteChild;
  /** @type {import("./processes.mjs").DatabaseUrls | undefined} */
  #database;

  /**
   * @param {import("./processes.mjs").Site} site
   * @param {(child: { name: string, pid: number }) => void} noteChild hears of every process started
   */
  constructor(site, noteChild) {
    this.#site = site;
    this.#noteChild = noteChild;
  }

  /** Starts everything and says so once it is ready. @throws {Refusal} when database, web app or port can't be had */
  async open() {
    const { dev, host, simulatorPort } = this.#site;
    const { signal } = this.#closing;

    await Promise.all([
      this.#openDatabase(),
      simulatorPort === undefined ? undefined : this.#openSimulator(),
      dev ? undefined : buildWebIfStale(signal),
    ]);
    await this.#openServer();
    if (dev) this.#launch(viteProcess(this.#site), prefixed("web"));
    await answers(`http://${loopbackOf(host)}:${this.#site.serverPort}/ready`, signal);
    this.#launch(botProcess(this.#site), prefixed("bot"));
    this.#announcement.make(this.#site);
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

  /**
   * @param {Launch} command
   * @param {(line: string) => void} onLine
   */
  #launch(command, onLine) {
    this.#closing.signal.throwIfAborted();
    const process = new Supervised({ cwd: projectRoot, ...command, onLine, onStart: this.#noteChild });
    this.#running.set(command.name, process);
  }

  /**
   * Launches a process and settles when it says that it is up.
   * @param {Launch} command
   * @param {(line: string) => boolean} hear whether this line says so
   * @param {() => Promise<boolean>} endedBefore asked when it ended instead: whether to go on without it, or wait for
   *   another try; what it throws ends the waiting
   * @returns {Promise<void>}
   */
  #launchUntilUp(command, hear, endedBefore) {
    return new Promise((resolve, reject) => {
      let isUp = false;
      const onLine = (/** @type {string} */ line) => {
        if (!hear(line)) return;
        isUp = true;
        resolve();
      };
      this.#launch(
        { ...command, onEnd: () => void (isUp || endedBefore().then((goOn) => goOn && resolve(), reject)) },
        onLine,
      );
    });
  }

  async #openDatabase() {
    const { DATABASE_URL, DATABASE_APP_URL } = this.#site.env;
    if (DATABASE_URL) {
      this.#database = { ownerUrl: DATABASE_URL, appUrl: DATABASE_APP_URL };
      return;
    }
    const print = prefixed("database");
    /** @type {string[]} */
    const said = [];
    const hear = (/** @type {string} */ line) => {
      const isUp = line.startsWith('{"ready":true');
      if (isUp) this.#useDatabase(JSON.parse(line));
      else print(line);
      said.push(line);
      return isUp;
    };
    await this.#launchUntilUp(databaseProcess(this.#site), hear, async () => {
      throw new Refusal(`The database could not be started:\n${said.join("\n")}`);
    });
  }

  /** @param {import("./processes.mjs").DatabaseUrls} urls */
  #useDatabase(urls) {
    const isElsewhere = this.#database !== undefined && this.#database.ownerUrl !== urls.ownerUrl;
    this.#database = urls;
    // A database that came back at another address takes the server along.
    if (isElsewhere) this.#running.get("server")?.restart();
  }

  /** The desk works without a simulator, if it can't be started. */
  #openSimulator() {
    const hear = this.#announcement.heed("simulator");
    return this.#launchUntilUp(
      simulatorProcess(this.#site),
      hear,
      async () => !(await leaveTakenSimulatorPort(this.#site)),
    );
  }

  async #openServer() {
    await leaveTakenPort(this.#site);
    const heed = this.#announcement.heed("server");
    const hear = (/** @type {string} */ line) => {
      const isUp = listening.test(line);
      if (!isUp) heed(line);
      return isUp;
    };
    const database = () => /** @type {import("./processes.mjs").DatabaseUrls} */ (this.#database);
    await this.#launchUntilUp(serverProcess(this.#site, database), hear, async () => {
      await leaveTakenPort(this.#site);
      return false;
    });
  }
}
