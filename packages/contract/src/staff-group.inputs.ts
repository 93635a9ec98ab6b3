import { z } from "zod";
import { id, mutation, version } from "./fields.inputs.ts";
import { staffGroupLanguages, staffGroupLimits } from "./staff-group.ts";

const ids = z.array(id).max(staffGroupLimits.filter);

const settings = {
  inboxIds: ids,
  teamIds: ids,
  language: z.enum(staffGroupLanguages),
  closesWithTopic: z.boolean(),
};

export const openStaffGroup = mutation({ botId: id, ...settings });
export type OpenStaffGroup = z.infer<typeof openStaffGroup>;

export const editStaffGroup = mutation({ staffGroupId: id, ...settings, version });
export type EditStaffGroup = z.infer<typeof editStaffGroup>;

export const lookAtStaffGroup = mutation({ staffGroupId: id });
export type LookAtStaffGroup = z.infer<typeof lookAtStaffGroup>;
