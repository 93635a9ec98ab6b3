import { setTimeout as wait } from "node:timers/promises";
import { neededMb } from "../../feed/collect-garbage.ts";
import { eventually, NotYet } from "../eventually.ts";
import type { Fleet, FleetNode } from "../fleet.ts";
import type { Crowd } from "./crowd.ts";
import { Writer } from "./writer.ts";

/** What it cost that some had stopped reading. */
export interface Stalled {
  readers: number;
  /** How many of them lost their connection for it; all came back. */
  evicted: number;
  /** MB that the node which grew most grew by while they were held. */
  growthMb: number;
}

/** Together more than the networks of both ends hold and the server keeps for each of them. */
const [transactions, eventsAtOnce, noteBytes] = [50, 10, 20_000];

/** R10: after 30 s a server gives a reader up; before 35 s of silence a client gives up its server. */
export const evictionMs = 34_000;

/**
 * [P9, R10] Lets the slow ones stop reading, writes far more for them alone than may be kept, and lets them read on
 * after so many milliseconds, or as soon as all others have heard. Resolves when they have all of it.
 */
export async function stallSome(fleet: Fleet, { slow, readers }: Crowd, holdMs: number): Promise<Stalled> {
  const { member, front, cut } = slow;
  await using writer = new Writer(fleet);
  const before = await Promise.all(fleet.nodes.map(memoryOf));
  cut.clear();
  const { lift } = front.blackhole();
  const held = wait(holdMs);
  const flood = Array.from({ length: eventsAtOnce }, () => ({ scopeKeys: [`member:${member.memberId}`], noteBytes }));
  for (let written = 0; written < transactions; written += 1) await writer.write(flood);
  await writer.write([{ scopeKeys: ["everyone"] }]);
  const head = await headOf(fleet);
  const others = readers.filter(
    (reader) => !slow.readers.includes(reader) && reader.rights.permissions.has("conversation:read"),
  );
  await eventually("all others have heard", async () => others.every((reader) => reader.at() >= head));
  await held;
  const after = await Promise.all(fleet.nodes.map(memoryOf));
  lift();
  await eventually(`the slow readers have caught up with ${head}`, async () => {
    const behind = slow.readers.filter((reader) => reader.at() < head);
    return behind.length === 0 || new NotYet(`${behind.length} are behind, such as ${behind[0]?.standing()}`);
  });
  const growthMb = Math.max(...after.map((mb, at) => mb - (before[at] ?? 0)));
  return { readers: slow.readers.length, evicted: cut.size, growthMb };
}

/** MB that a node needs, its garbage collected. */
export function memoryOf({ process, inspectorUrl }: FleetNode): Promise<number> {
  return neededMb({ pid: process.pid, inspectorUrl: inspectorUrl() });
}

/** The number of the workspace's last event. */
export async function headOf({ database, workspaceId }: Fleet): Promise<number> {
  const statement = "select max(seq)::integer as head from event where workspace_id = $1";
  const [row] = await database.ask<{ head: number }>(statement, [workspaceId]);
  return row?.head ?? 0;
}
