import { z } from "zod";
import { businessHours } from "./business-hours.inputs.ts";
import { escalationLimits } from "./escalation.ts";
import { called, id, line, mutation, prose, version } from "./fields.inputs.ts";
import { inboxLimits, inboxPolicies } from "./inbox.ts";
import { type TextLanguage, textLanguageCodes } from "./text-language.ts";

const language = z.enum(textLanguageCodes);
/** One value for each language, or none; every field is named, so that the input is bounded. */
function byLanguage<Schema extends z.ZodType>(schema: Schema) {
  const fields = textLanguageCodes.map((code) => [code, schema.optional()] as const);
  return z.strictObject(Object.fromEntries(fields) as Record<TextLanguage, z.ZodOptional<Schema>>);
}

const texts = byLanguage(prose(inboxLimits.textLength));

/** All of an inbox's settings, as they are from now on. */
export const editInbox = mutation({
  inboxId: id,
  name: called(inboxLimits.nameLength),
  teamId: id,
  policy: z.enum(inboxPolicies),
  reopenHours: z.int().min(1).max(inboxLimits.reopenHoursMax),
  language: language.nullable(),
  businessHours: businessHours.nullable(),
  texts: z.strictObject({ greeting: texts, away: texts, escalated: texts, help: texts }),
  offersPerson: z.boolean(),
  showsTyping: z.boolean(),
  version,
});
export type EditInbox = z.infer<typeof editInbox>;

export const editEscalation = mutation({
  unansweredLimit: z.int().min(escalationLimits.unansweredMin).max(escalationLimits.unansweredMax).nullable(),
  words: byLanguage(z.array(line(escalationLimits.wordLength)).max(escalationLimits.wordsEach)),
  /** 0 where the workspace has never changed it. */
  version: z.int().min(0).max(2_147_483_647),
});
export type EditEscalation = z.infer<typeof editEscalation>;
