export { type ClonedDatabase, cloneDatabase } from "./clone-database.ts";
export { countRoundTrips } from "./count-round-trips.ts";
export { onServer, type RunningTestCluster, startTestCluster, type TestCluster } from "./test-cluster.ts";
