import { type Database, type DatabaseOptions, openDatabase } from "../database.ts";
import type { NewEvent } from "../new-event.ts";
import { acrossWorkspaces } from "../tenancy.ts";
import { type ClonedDatabase, cloneDatabase } from "./clone-database.ts";
import type { TestCluster } from "./test-cluster.ts";

export interface TwoWorkspaces extends AsyncDisposable {
  readonly database: Database;
  readonly clone: ClonedDatabase;
  /** The ids of two workspaces that must not see one another. */
  readonly ours: string;
  readonly theirs: string;
  /** What the pool said about connections that broke while idle. */
  readonly errors: Error[];
}

/** A clone with two workspaces and the app's pool on it. */
export async function twoWorkspaces(
  options: Partial<DatabaseOptions> = {},
  cluster?: TestCluster,
): Promise<TwoWorkspaces> {
  const clone = await cloneDatabase(cluster);
  const errors: Error[] = [];
  const database = openDatabase({ url: clone.appUrl, onError: (error) => errors.push(error), ...options });
  const { value } = await acrossWorkspaces(database, "first-run").write({}, async ({ db }) => {
    const rows = ["ours", "theirs"].map((slug) => ({ slug, name: slug }));
    return { value: await db.insertInto("workspace").values(rows).returning("id").execute(), events: [] };
  });
  const [ours, theirs] = value.map(({ id }) => id);
  if (!ours || !theirs) throw new Error("The workspaces were not made.");

  return {
    ...{ database, clone, ours, theirs, errors },
    [Symbol.asyncDispose]: async () => {
      await database.close();
      await clone[Symbol.asyncDispose]();
    },
  };
}

/** An event that everybody in the workspace sees. */
export function buildEvent(event: Partial<NewEvent> = {}): NewEvent {
  return {
    ...{ kind: "test.happened", subjectType: "test", subjectId: null, data: {}, scopeKeys: ["all"] },
    ...{ actorKind: "system", actorId: null },
    ...event,
  };
}
