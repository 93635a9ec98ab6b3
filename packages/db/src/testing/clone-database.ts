import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { onServer, type TestCluster, withDatabase } from "./test-cluster.ts";

declare module "vitest" {
  export interface ProvidedContext {
    testCluster: TestCluster;
  }
}

/** A migrated database of one test file's own. */
export interface ClonedDatabase extends AsyncDisposable {
  readonly name: string;
  /** The superuser, to look behind the walls and to kill what runs there. */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Clones the migrated template, in some tens of milliseconds; `await using` drops it. For vitest's workers. */
export async function cloneDatabase(cluster: TestCluster = inject("testCluster")): Promise<ClonedDatabase> {
  const name = `frontdesk_test_${randomBytes(6).toString("hex")}`;
  const owner = decodeURIComponent(new URL(cluster.ownerUrl).username);
  await onServer(
    cluster.adminUrl,
    `create database ${name} template ${cluster.template} owner "${owner}" strategy file_copy`,
  );
  return {
    name,
    adminUrl: withDatabase(cluster.adminUrl, name),
    ownerUrl: withDatabase(cluster.ownerUrl, name),
    appUrl: withDatabase(cluster.appUrl, name),
    [Symbol.asyncDispose]: () => onServer(cluster.adminUrl, `drop database if exists ${name} with (force)`),
  };
}
