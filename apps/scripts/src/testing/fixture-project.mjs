import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { projectRoot } from "../project.mjs";

/** What every fixture process does: notes in the journal that it started, and that it was stopped. */
const journalOf = (/** @type {string} */ name) => `
  import { appendFileSync } from "node:fs";
  const note = (what) => appendFileSync(process.env.JOURNAL, "${name} " + what + "\\n");
  const stay = () => { note("started"); setInterval(() => {}, 1000); };
  process.on("SIGTERM", () => { note("stopped"); process.exit(); });
  process.on("disconnect", () => process.exit());
`;

const listening = `
  import { createServer } from "node:http";
  const { HOST, PORT } = process.env;
  const listen = (line, answer) => createServer(answer).listen(Number(PORT), HOST, () => { stay(); console.log(line); });
`;

const files = {
  "package-lock.json": '{ "packages": {} }',
  "packages/db/src/embedded/main.ts": `${journalOf("database")}
    stay();
    console.log(JSON.stringify({ ready: true, ownerUrl: "postgres://owner", appUrl: "postgres://app" }));`,
  "packages/telegram-simulator/src/main.ts": `${journalOf("simulator")}${listening}
    listen("Telegram simulator is ready at http://127.0.0.1:" + PORT + " · demo bot token 1:A", (_, response) => response.end());`,
  "apps/bot/src/main.ts": `${journalOf("bot")} note("calls " + process.env.DESK_URL); stay();`,
  "apps/server/src/main.ts": `${journalOf("server")}${listening}
    if (process.argv.includes("--check-config")) {
      if (process.env.MAX_SOCKETS === "many") console.log("MAX_SOCKETS must be a number.\\nBASE_URL must be an address.");
      process.exit(process.env.MAX_SOCKETS === "many" ? 1 : 0);
    }
    console.log("Set-up code: ABCD-1234");
    console.log("uses " + process.env.DATABASE_URL + " " + process.env.DATABASE_APP_URL);
    console.log("offers " + process.env.TELEGRAM_API_ROOTS);
    listen("Listening on " + HOST + ", port " + PORT, (request, response) => request.url === "/crash" ? process.exit(7) : response.end(process.env.SECRET_KEY));`,
  "node_modules/vite/bin/vite.js": `
    const { existsSync } = require("node:fs");
    const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    while (process.env.BUILD_AFTER && !existsSync(process.env.BUILD_AFTER)) pause();
    require("node:fs").mkdirSync("dist", { recursive: true });
    require("node:fs").appendFileSync(process.env.JOURNAL, "web built\\n");`,
  "apps/web/index.html": "<!doctype html>",
};

/** A project of four small processes under our own supervisor, in a folder that is removed at the end. */
export function fixtureProject() {
  const root = mkdtempSync(join(tmpdir(), "project-"));
  cpSync(join(projectRoot, "apps/scripts"), join(root, "apps/scripts"), {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const journal = join(root, "journal");
  writeFileSync(journal, "");
  /** @type {import("node:child_process").ChildProcess[]} */
  const children = [];

  return {
    root,

    /** What the processes noted, in order. */
    journal: () => readFileSync(journal, "utf8").trim().split("\n"),

    /** Runs `npm start` as it were. @param {NodeJS.ProcessEnv} [env] */
    start(env) {
      const { PATH } = process.env;
      const child = spawn(process.execPath, ["apps/scripts/start.mjs"], {
        cwd: root,
        env: { PATH, JOURNAL: journal, ...env },
      });
      children.push(child);
      /** @type {string[]} */
      const lines = [];
      for (const output of [child.stdout, child.stderr]) createInterface(output).on("line", (line) => lines.push(line));
      const ended = once(child, "close").then(([code]) => code);
      return { child, lines, ended };
    },

    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill("SIGTERM");
      await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, "close")));
      rmSync(root, { recursive: true });
    },
  };
}
