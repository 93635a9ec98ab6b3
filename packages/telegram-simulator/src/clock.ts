/** Where the simulator gets its time. Everything that waits or expires asks this, so a test can step through a day. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls `wake` once, `delayMs` from now, unless the returned function is called first. */
  after(delayMs: number, wake: () => void): () => void;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after(delayMs, wake) {
    const timer = setTimeout(wake, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told to. */
export interface SteppedClock extends Clock {
  /** How many wait for a later time. */
  readonly alarms: number;
  /** Moves time forward by `ms` and calls, in order of time, everything that fell due on the way. */
  advance(ms: number): void;
}

/** A clock that may run faster or slower than the machine's, stand still, and be moved forward. */
export interface VirtualClock extends SteppedClock {
  /** Its seconds per second of the machine; 0 while it stands. */
  speed: number;
}

/** Creates a clock that stands at `startMs` (milliseconds since 1970) until it is advanced. */
export function createSteppedClock(startMs = Date.UTC(2026, 0, 5, 9)): SteppedClock {
  return createVirtualClock({ startMs, speed: 0 });
}

interface Alarm {
  at: number;
  wake(): void;
  timer?: NodeJS.Timeout;
}

/** Node's timers take no more. */
const longestTimerMs = 2 ** 31 - 1;

/** Creates a clock that shows `startMs` (milliseconds since 1970; now, unless given) and goes on at `speed`. */
export function createVirtualClock({ startMs = Date.now(), speed: initialSpeed = 1 } = {}): VirtualClock {
  let speed = initialSpeed;
  let shown = { at: startMs, since: Date.now() };
  const alarms = new Set<Alarm>();

  const now = () => Math.floor(shown.at + (Date.now() - shown.since) * speed);
  const show = (at: number) => {
    shown = { at, since: Date.now() };
  };
  const nextDue = (until: number) => [...alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];

  function ring(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    alarms.delete(alarm);
    alarm.wake();
  }

  function arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    if (speed === 0) return;
    const delayMs = Math.min(longestTimerMs, Math.max(0, Math.ceil((alarm.at - now()) / speed)));
    alarm.timer = setTimeout(() => (now() >= alarm.at ? ring(alarm) : arm(alarm)), delayMs);
    alarm.timer.unref();
  }

  return {
    now,
    get alarms() {
      return alarms.size;
    },
    get speed() {
      return speed;
    },
    set speed(next) {
      show(now());
      speed = next;
      for (const alarm of alarms) arm(alarm);
    },
    after(delayMs, wake) {
      const alarm: Alarm = { at: now() + delayMs, wake };
      alarms.add(alarm);
      arm(alarm);
      return () => {
        clearTimeout(alarm.timer);
        alarms.delete(alarm);
      };
    },
    advance(ms) {
      const until = now() + ms;
      for (let alarm = nextDue(until); alarm; alarm = nextDue(until)) {
        show(Math.max(now(), alarm.at));
        ring(alarm);
      }
      show(until);
      for (const alarm of alarms) arm(alarm);
    },
  };
}

/** Whether a clock can be set from outside. */
export function isVirtual(clock: Clock): clock is VirtualClock {
  return "speed" in clock && "advance" in clock;
}

/** Telegram's dates: whole seconds since 1970. */
export function unixSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
