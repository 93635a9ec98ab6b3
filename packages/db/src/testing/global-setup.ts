import type { TestProject } from "vitest/node";
import { type RunningTestCluster, startTestCluster } from "./test-cluster.ts";

interface SharedCluster {
  users: number;
  cluster: Promise<RunningTestCluster>;
}

// Each project of a run loads this file anew; the process is what they share.
const KEY: unique symbol = Symbol.for("frontdesk.test-cluster");
const shared: typeof globalThis & { [KEY]?: SharedCluster | undefined } = globalThis;

/** vitest's globalSetup: one server for all projects of a run that name this file, started by the first. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared[KEY] ??= { users: 0, cluster: startTestCluster() };
  const mine = shared[KEY];
  mine.users += 1;
  const { stop, ...cluster } = await mine.cluster;
  project.provide("testCluster", cluster);

  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    shared[KEY] = undefined;
    await stop();
  };
}
