import { z } from "zod";
import { areWindowsApart, businessHoursLimits } from "./business-hours.ts";
import { line } from "./fields.inputs.ts";

const minute = z.int().min(0).max(businessHoursLimits.minutesOfDay);

const window = z
  .strictObject({ weekday: z.int().min(1).max(7), from: minute, to: minute })
  .refine(({ from, to }) => from < to, { path: ["to"] });

export const businessHours = z.strictObject({
  timezone: line(64),
  windows: z.array(window).max(businessHoursLimits.windows).refine(areWindowsApart),
  holidays: z.array(z.iso.date()).max(businessHoursLimits.holidays),
});
