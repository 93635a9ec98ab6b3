import type { Manner } from "./dialect.ts";

/** What the process of the subscribers is asked to do; each has one answer. */
export type Command =
  /** Opens subscribers beside those that are there; answers when all are subscribed. */
  | { does: "open"; port: number; manner: Manner; count: number; tokens: string[] }
  /** Answers when all who read have had the event of this number. */
  | { does: "await"; mark: number }
  /** Answers how late the events were, by when each was given to its server. */
  | { does: "tell-delays"; givenAt: Record<number, number> }
  /** Lets the first so many stop reading. */
  | { does: "stall"; count: number }
  /** Drops every connection. */
  | { does: "drop" }
  /** Opens them all again where they stood. */
  | { does: "return" }
  /** Forgets what it received. */
  | { does: "forget" };

/** Delays of deliveries, in milliseconds. */
export interface Delays {
  deliveries: number;
  p50: number;
  p99: number;
  most: number;
  /** Connections that the server ended. */
  lost: number;
}

/** The machine's monotonic clock, in milliseconds: the same in every process. */
export function machineMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}
