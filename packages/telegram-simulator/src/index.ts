export type { Message, MessageEntity, MessageOrigin, Update, User } from "./bot-api/objects.ts";
export {
  type Clock,
  createSteppedClock,
  createVirtualClock,
  type SteppedClock,
  type VirtualClock,
  wallClock,
} from "./clock.ts";
export { openSimulatorControl } from "./control/open-simulator-control.ts";
export type { BotAccount, SentMedia, SimulatorControl } from "./control/simulator-control.ts";
export type { TimeShown } from "./control/time.ts";
export type { Fault, FaultRule } from "./faults.ts";
export { type FloodLimits, usualFloodLimits } from "./flood/flood-control.ts";
export type { LedgerEntry, LedgerQuery } from "./ledger.ts";
export type { Group } from "./people/show-group.ts";
export type { ShownMessage, Transcript } from "./people/transcript.ts";
export type { Written } from "./people/write.ts";
export { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";
export { SimulatorProblem } from "./simulator-problem.ts";
export { demoToken } from "./state/furnish.ts";
export type { UnrulyDelivery } from "./updates/unruly-delivery.ts";
export type { MediaKind } from "./world/media.ts";
export type { Person } from "./world/person.ts";
