import { z } from "zod";
import { conversationFilter } from "./conversation.inputs.ts";
import { conversationViews } from "./conversation-view.ts";
import { called, id, mutation, version } from "./fields.inputs.ts";
import { savedViewLimits, viewAudiences } from "./saved-view.ts";

const body = {
  name: called(savedViewLimits.nameLength),
  audience: z.enum(viewAudiences),
  /** The team of a team's view. */
  teamId: id.nullable(),
  view: z.enum(conversationViews),
  filter: conversationFilter,
};

export const createSavedView = mutation(body);
export type CreateSavedView = z.infer<typeof createSavedView>;

export const editSavedView = mutation({ ...body, savedViewId: id, version });
export type EditSavedView = z.infer<typeof editSavedView>;

/** One place up or down among those of its audience. */
export const moveSavedView = mutation({ savedViewId: id, to: z.enum(["earlier", "later"]) });
export type MoveSavedView = z.infer<typeof moveSavedView>;

export const removeSavedView = mutation({ savedViewId: id });
export type RemoveSavedView = z.infer<typeof removeSavedView>;
