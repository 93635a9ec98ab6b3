import { z } from "zod";
import { assignmentModes } from "./assignment.ts";
import { called, id, mutation, query } from "./fields.inputs.ts";
import { textLanguageCodes } from "./text-language.ts";
import { workingLimits } from "./working.ts";

const policy = {
  inboxId: id,
  mode: z.enum(assignmentModes),
  prefersLastHandler: z.boolean(),
  prefersLanguage: z.boolean(),
  respectsHours: z.boolean(),
  skill: called(workingLimits.skillLength).nullable(),
};

/** How an inbox gives out what comes into it, from now on. */
export const editAssignment = mutation({
  ...policy,
  /** 0 where it was never changed. */
  version: z.int().min(0).max(2_147_483_647),
});
export type EditAssignment = z.infer<typeof editAssignment>;

/** Who would get a conversation by a policy that need not be kept yet, from somebody who speaks a language. */
export const explainAssignment = query({ ...policy, language: z.enum(textLanguageCodes).nullable() });
export type ExplainAssignment = z.infer<typeof explainAssignment>;
