import { z } from "zod";
import { id, mutation, query } from "./fields.inputs.ts";
import { availabilities, presenceLimits, typingFor } from "./presence.ts";

export const followPresence = query({});

export const showPresence = query({
  isActive: z.boolean(),
  looking: z
    .array(z.strictObject({ conversationId: id, typing: z.enum(typingFor).nullable() }))
    .max(presenceLimits.looking),
});
export type ShowPresence = z.infer<typeof showPresence>;

export const chooseAvailability = mutation({ availability: z.enum(availabilities) });
export type ChooseAvailability = z.infer<typeof chooseAvailability>;
