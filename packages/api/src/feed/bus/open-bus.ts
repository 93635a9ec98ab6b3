import type { Bus } from "./bus.ts";
import { openPostgresRelay } from "./postgres-relay.ts";
import { createProcessBus } from "./process-bus.ts";
import { openRedisRelay } from "./redis-relay.ts";
import { createRelayedBus } from "./relayed-bus.ts";

interface Options {
  /** Null for one process alone; `postgres` for the desk's own database; `redis://…` or `rediss://…` for such a server. */
  busUrl: string | null;
  databaseUrl: string;
  installationId: string;
  onError: (error: unknown) => void;
}

/** Opens the bus that the installer chose. One that can't be reached costs a second at most, and comes back by itself. */
export function openBus({ busUrl, databaseUrl, installationId, onError }: Options): Bus {
  if (busUrl === null) return createProcessBus();
  return createRelayedBus((onPayload) =>
    busUrl === "postgres"
      ? openPostgresRelay({ url: databaseUrl, onPayload, onError })
      : openRedisRelay({ url: busUrl, installationId, onPayload, onError }),
  );
}
