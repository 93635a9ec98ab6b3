import { readFile } from "node:fs/promises";

/** As proc_pid_net(5) numbers states: this side has not ended it. */
const established = "01";

/** How many connections a server of this machine still holds whose clients have bytes they did not read; NaN without a /proc to tell it. */
export async function unreadSocketsAt(port: number): Promise<number> {
  const table = await readFile("/proc/net/tcp", "utf8").catch(() => null);
  if (table === null) return Number.NaN;
  const place = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = table.split("\n").map((line) => line.trim().split(/\s+/));
  // By the server's own end: what it has to say last may wait behind all that is unread.
  const held = new Set(
    rows.flatMap(([, local, remote, state]) => (local?.endsWith(place) && state === established ? [remote] : [])),
  );
  return rows.filter(
    ([, local, remote, , queues]) =>
      remote?.endsWith(place) && held.has(local) && Number.parseInt(queues?.split(":", 2)[1] ?? "0", 16) > 0,
  ).length;
}
