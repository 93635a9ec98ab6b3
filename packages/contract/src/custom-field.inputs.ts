import { z } from "zod";
import { customFieldKinds, customFieldLimits } from "./custom-field.ts";
import { called, id, mutation, version } from "./fields.inputs.ts";

const name = called(customFieldLimits.nameLength);
const choices = z.array(called(customFieldLimits.choiceLength)).max(customFieldLimits.choices);

export const createCustomField = mutation({ name, kind: z.enum(customFieldKinds), choices });
export type CreateCustomField = z.infer<typeof createCustomField>;

/** A field stays of its kind: what is known in it would mean nothing otherwise. */
export const editCustomField = mutation({ customFieldId: id, name, choices, isArchived: z.boolean(), version });
export type EditCustomField = z.infer<typeof editCustomField>;

/** All of the workspace's fields, in the order in which they are asked for from now on. */
export const orderCustomFields = mutation({ customFieldIds: z.array(id).max(customFieldLimits.count) });
export type OrderCustomFields = z.infer<typeof orderCustomFields>;
