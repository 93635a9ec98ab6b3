import { z } from "zod";
import { id, instant, query } from "./fields.inputs.ts";

const name = z.string().regex(/^[a-zA-Z_]{1,40}(\.[a-zA-Z]{1,40})?$/);

export const listAudit = query({
  actorId: id.optional(),
  action: name.optional(),
  subjectType: name.optional(),
  subjectId: id.optional(),
  /** From this moment on. */
  from: instant.optional(),
  /** Before this moment. */
  to: instant.optional(),
  cursor: id.nullish(),
});
export type ListAudit = z.infer<typeof listAudit>;
