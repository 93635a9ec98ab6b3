import { walkRouter } from "./procedures.ts";

/** Prints every procedure of the router with the JSON Schema of its input, for callers that only start commands. */
process.stdout.write(JSON.stringify(walkRouter()));
