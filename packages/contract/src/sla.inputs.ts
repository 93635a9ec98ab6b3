import { z } from "zod";
import { businessHours } from "./business-hours.inputs.ts";
import { priorities } from "./conversation.ts";
import { called, id, mutation, version } from "./fields.inputs.ts";
import { slaHours, slaLimits } from "./sla.ts";

const ids = z.array(id).max(slaLimits.each);
const minutes = z.int().min(1).max(slaLimits.minutesMax).nullable();

/** A policy, new where it has no id; all of it as it is from now on. */
export const saveSlaPolicy = mutation({
  policyId: id.nullable(),
  name: called(slaLimits.nameLength),
  isDefault: z.boolean(),
  inboxIds: ids,
  teamIds: ids,
  tagIds: ids,
  priorities: z.array(z.enum(priorities)).max(priorities.length),
  targets: z.strictObject({ first_response: minutes, next_response: minutes, resolution: minutes }),
  hours: z.enum(slaHours),
  ownHours: businessHours.nullable(),
  warnPercent: z.int().min(slaLimits.warnPercentMin).max(slaLimits.warnPercentMax),
  pauses: z.boolean(),
  escalates: z.boolean(),
  /** Null for a new one. */
  version: version.nullable(),
})
  .refine(({ targets }) => Object.values(targets).some((target) => target !== null), { path: ["targets"] })
  .refine(({ hours, ownHours }) => (hours === "own") === (ownHours !== null), { path: ["ownHours"] })
  // Two that ask nothing would hide each other.
  .refine(
    ({ isDefault, inboxIds, teamIds, tagIds, priorities: urgency }) =>
      isDefault === (inboxIds.length + teamIds.length + tagIds.length + urgency.length === 0),
    { path: ["isDefault"] },
  );
export type SaveSlaPolicy = z.infer<typeof saveSlaPolicy>;

export const removeSlaPolicy = mutation({ policyId: id });
export type RemoveSlaPolicy = z.infer<typeof removeSlaPolicy>;

/** All policies but the default one, in the order in which they are asked from now on. */
export const arrangeSlaPolicies = mutation({
  policyIds: z
    .array(id)
    .min(1)
    .max(slaLimits.count)
    .refine((ids) => new Set(ids).size === ids.length),
});
export type ArrangeSlaPolicies = z.infer<typeof arrangeSlaPolicies>;
