import { existsSync } from "node:fs";
import type { Binaries } from "../embedded/index.ts";

const FOLDER = "/usr/lib/postgresql/15/bin";

/** The oldest PostgreSQL that Frontdesk supports, where this machine has one. */
export const postgres15: Binaries | undefined = existsSync(`${FOLDER}/postgres`)
  ? { initdb: `${FOLDER}/initdb`, postgres: `${FOLDER}/postgres`, initdbArguments: [], settings: {} }
  : undefined;
