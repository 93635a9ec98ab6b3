import { z } from "zod";
import { escalationCauses } from "./conversation.ts";
import { id, instant, query } from "./fields.inputs.ts";
import { inboxKinds } from "./inbox.ts";
import { factKinds, statisticsLimits } from "./statistics.ts";

const asked = {
  /** Dates by the clocks of the workspace's zone, both included. */
  from: z.iso.date(),
  to: z.iso.date(),
  inboxId: id.nullable().default(null),
  channel: z.enum(inboxKinds).nullable().default(null),
  teamId: id.nullable().default(null),
  memberId: id.nullable().default(null),
  tagId: id.nullable().default(null),
};

function isPeriod({ from, to }: { from: string; to: string }): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  return days >= 0 && days < statisticsLimits.days;
}

export const askStatistics = query(asked).refine(isPeriod, { path: ["to"] });
export type AskStatistics = z.infer<typeof askStatistics>;

/** The conversations behind a figure of the same period and filter. */
export const listFigured = query({
  ...asked,
  kind: z.enum(factKinds),
  /** One day of the period, or one hour of the week. */
  day: z.iso.date().nullable().default(null),
  weekday: z.int().min(1).max(7).nullable().default(null),
  hour: z.int().min(0).max(23).nullable().default(null),
  cause: z.enum(escalationCauses).nullable().default(null),
  rating: z.int().min(1).max(5).nullable().default(null),
  /** The last row of the page before. */
  cursor: z.strictObject({ at: instant, conversationId: id, seq: z.int().min(0).max(2_147_483_647) }).nullish(),
}).refine(isPeriod, { path: ["to"] });
export type ListFigured = z.infer<typeof listFigured>;
