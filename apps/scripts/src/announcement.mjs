import { prefixed } from "./output.mjs";
import { loopbackOf } from "./processes.mjs";

/** What the processes say to the person and not to the log: the one-time code; the phone page and a bot to begin with. */
const forThePerson = { server: /^Set-up code: /, simulator: /^Telegram simulator is ready at / };

/** Tells the person together what the processes say one by one. */
export class Announcement {
  /** @type {Map<string, string>} by process */
  #notices = new Map();
  #isMade = false;

  /**
   * Makes a printer for the lines of a process that keeps back what is for the person. Once the announcement is made,
   * only what has changed is told, at once.
   * @param {keyof typeof forThePerson} name
   * @returns {(line: string) => boolean} whether the line was for the person
   */
  heed(name) {
    const print = prefixed(name);
    return (line) => {
      const isForThePerson = forThePerson[name].test(line);
      if (!isForThePerson) print(line);
      else if (this.#isMade && line !== this.#notices.get(name)) console.log(line);
      if (isForThePerson) this.#notices.set(name, line);
      return isForThePerson;
    };
  }

  /**
   * Says where the desk is ready, and what the processes said.
   * @param {import("./processes.mjs").Site} site
   */
  make({ env, host, port }) {
    this.#isMade = true;
    console.log(`\nFrontdesk is ready at ${env.BASE_URL || `http://${loopbackOf(host)}:${port}`}`);
    for (const name of Object.keys(forThePerson)) {
      const notice = this.#notices.get(name);
      if (notice) console.log(notice);
    }
    console.log("Ctrl-C stops it.\n");
  }
}
