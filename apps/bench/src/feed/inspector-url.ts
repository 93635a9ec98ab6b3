import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** Passes a process's complaints on, and keeps from them where its inspector listens. */
export function watchInspector(stderr: Readable | null): { url(): string } {
  let found = "";
  if (stderr)
    createInterface({ input: stderr }).on("line", (line) => {
      const url = /^Debugger listening on (ws:\S+)/.exec(line)?.[1];
      if (url) found = url;
      else if (!/^For help, see|^Debugger (attached|ending)/.test(line)) process.stderr.write(`${line}\n`);
    });
  return { url: () => found };
}
