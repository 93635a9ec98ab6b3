export type { Binaries } from "./binaries.ts";
export { AlreadyRunning, type Embedded, type EmbeddedOptions, startEmbedded } from "./start-embedded.ts";
