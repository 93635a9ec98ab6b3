import { readFile } from "node:fs/promises";

/** As proc_pid_net(5) numbers states: neither side has ended it. */
const established = "01";

/** How many living connections to a port of this machine hold bytes nobody has read; NaN without a /proc to tell it. */
export async function unreadSocketsAt(port: number): Promise<number> {
  const table = await readFile("/proc/net/tcp", "utf8").catch(() => null);
  if (table === null) return Number.NaN;
  const place = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  return table.split("\n").filter((line) => {
    const [, , remote, state, queues] = line.trim().split(/\s+/);
    const received = queues?.split(":", 2)[1] ?? "0";
    return state === established && remote?.endsWith(place) && Number.parseInt(received, 16) > 0;
  }).length;
}
