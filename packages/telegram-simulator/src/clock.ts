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

/** Creates a clock that stands at `startMs` (milliseconds since 1970) until it is advanced. */
export function createSteppedClock(startMs = Date.UTC(2026, 0, 5, 9)): SteppedClock {
  let now = startMs;
  const alarms = new Set<{ at: number; wake: () => void }>();
  const nextDue = (until: number) => [...alarms].filter((alarm) => alarm.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => now,
    get alarms() {
      return alarms.size;
    },
    after(delayMs, wake) {
      const alarm = { at: now + delayMs, wake };
      alarms.add(alarm);
      return () => alarms.delete(alarm);
    },
    advance(ms) {
      const until = now + ms;
      for (let alarm = nextDue(until); alarm; alarm = nextDue(until)) {
        alarms.delete(alarm);
        now = Math.max(now, alarm.at);
        alarm.wake();
      }
      now = until;
    },
  };
}

/** Telegram's dates: whole seconds since 1970. */
export function unixSeconds(ms: number): number {
  return Math.floor(ms / 1000);
}
