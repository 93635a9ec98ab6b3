import { z } from "zod";
import { businessHours } from "./business-hours.inputs.ts";
import { called, id, mutation, version } from "./fields.inputs.ts";
import { textLanguageCodes } from "./text-language.ts";
import { workingLimits } from "./working.ts";

const hours = businessHours.nullable();

/** How much of what a member takes, and when, from now on. */
export const editWorking = mutation({
  memberId: id,
  capacity: z.int().min(1).max(workingLimits.capacityMax).nullable(),
  hours,
  skills: z.array(called(workingLimits.skillLength)).max(workingLimits.skills),
  languages: z.array(z.enum(textLanguageCodes)).max(workingLimits.languages),
  version,
});
export type EditWorking = z.infer<typeof editWorking>;

/** The caller's own working hours. */
export const keepHours = mutation({ hours, version });
export type KeepHours = z.infer<typeof keepHours>;

const handOver = z.discriminatedUnion("to", [
  z.strictObject({ to: z.enum(["queue", "assignment"]) }),
  z.strictObject({ to: z.enum(["member", "team"]), id }),
]);

export const suspendMember = mutation({ memberId: id, version, handOver });
export type SuspendMember = z.infer<typeof suspendMember>;

export const reinstateMember = mutation({ memberId: id, version });
export type ReinstateMember = z.infer<typeof reinstateMember>;

export const removeMember = mutation({ memberId: id, version, handOver: handOver.default({ to: "queue" }) });
export type RemoveMember = z.infer<typeof removeMember>;
