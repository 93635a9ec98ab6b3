import { type Clock, isVirtual, type VirtualClock } from "../clock.ts";
import { SimulatorProblem } from "../simulator-problem.ts";

/** What the simulator's clock shows. */
export interface TimeShown {
  /** ISO 8601. */
  now: string;
  /** Its seconds per second of the machine; 0 while it stands. */
  speed: number;
}

/** How fast a drill may run; beyond, a minute's patience of a bot would be over before it can answer. */
const highestSpeed = 10_000;

/** What the clock shows now. */
export function readTime(clock: Clock): TimeShown {
  return { now: new Date(clock.now()).toISOString(), speed: isVirtual(clock) ? clock.speed : 1 };
}

/** Makes time run faster or slower, or (0) stand until it is advanced. @throws SimulatorProblem */
export function setSpeed(clock: Clock, speed: number): TimeShown {
  if (!(speed >= 0 && speed <= highestSpeed)) throw new SimulatorProblem(`a speed is between 0 and ${highestSpeed}`);
  settable(clock).speed = speed;
  return readTime(clock);
}

/** Moves time forward; all that falls due on the way happens, in order. @throws SimulatorProblem */
export function advance(clock: Clock, ms: number): TimeShown {
  if (!(ms >= 0)) throw new SimulatorProblem("time goes forward only");
  settable(clock).advance(ms);
  return readTime(clock);
}

function settable(clock: Clock): VirtualClock {
  if (isVirtual(clock)) return clock;
  throw new SimulatorProblem("this simulator was started with a clock that can't be set");
}
