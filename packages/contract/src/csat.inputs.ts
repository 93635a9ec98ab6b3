import { z } from "zod";
import { csatLimits, csatScales } from "./csat.ts";
import { id, mutation, prose } from "./fields.inputs.ts";
import { type TextLanguage, textLanguageCodes } from "./text-language.ts";

const text = prose(csatLimits.textLength).optional();
/** Every language is named, so that the input is bounded. */
const texts = z.strictObject(
  Object.fromEntries(textLanguageCodes.map((code) => [code, text])) as Record<TextLanguage, typeof text>,
);

/** Whether and how an inbox asks people how they were helped, all of it. */
export const editCsat = mutation({
  inboxId: id,
  isOn: z.boolean(),
  scale: z.enum(csatScales),
  delayMinutes: z.int().min(0).max(csatLimits.delayMinutesMax),
  againDays: z.int().min(0).max(csatLimits.againDaysMax),
  commentHours: z.int().min(0).max(csatLimits.commentHoursMax),
  texts: z.strictObject({ ask: texts, thanks: texts }),
  /** 0 where it was never changed. */
  version: z.int().min(0).max(2_147_483_647),
});
export type EditCsat = z.infer<typeof editCsat>;
