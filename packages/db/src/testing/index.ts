export { type ClonedDatabase, cloneDatabase } from "./clone-database.ts";
export { countRoundTrips } from "./count-round-trips.ts";
export { type Plan, plansOf, recordStatements } from "./plans.ts";
export { onServer, type RunningTestCluster, startTestCluster, type TestCluster } from "./test-cluster.ts";
