import type { Rates } from "../throttle.ts";

const any = { points: 1_000_000, seconds: 10 };

/** For tests that call every procedure as everybody, within seconds. */
export const anyNumberOfCalls: Rates = { read: any, write: any, follow: any, duty: any };
