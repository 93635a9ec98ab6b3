export type { Binaries } from "./binaries.ts";
export { AlreadyRunning } from "./ownership.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./start-embedded.ts";
