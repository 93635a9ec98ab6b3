import { z } from "zod";
import { priorities } from "./conversation.ts";
import { businessHours } from "./feed-inbox.schema.ts";
import { id } from "./feed-talk.schema.ts";
import { slaHours } from "./sla.ts";

const minutes = z.int().min(1).nullable();

/** What the feed says of a policy, to those who keep them. */
export const slaPolicy = z
  .strictObject({
    id,
    name: z.string(),
    isDefault: z.boolean(),
    inboxIds: z.array(id),
    teamIds: z.array(id),
    tagIds: z.array(id),
    priorities: z.array(z.enum(priorities)),
    targets: z.strictObject({ first_response: minutes, next_response: minutes, resolution: minutes }),
    hours: z.enum(slaHours),
    ownHours: businessHours.nullable(),
    warnPercent: z.int(),
    pauses: z.boolean(),
    escalates: z.boolean(),
    position: z.int().min(0),
    version: z.int().min(1),
  })
  .meta({ id: "SlaPolicy" });
