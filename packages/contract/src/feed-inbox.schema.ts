import { z } from "zod";
import { id } from "./feed-talk.schema.ts";
import { inboxKinds, inboxPolicies } from "./inbox.ts";
import { textLanguageCodes } from "./text-language.ts";

// What the feed's schema says of inboxes, teams and what calls for a person.

const version = z.int().min(0);
const language = z.enum(textLanguageCodes);
const text = z.partialRecord(language, z.string());

const businessHours = z.strictObject({
  timezone: z.string(),
  windows: z.array(z.strictObject({ weekday: z.int(), from: z.int(), to: z.int() })),
  holidays: z.array(z.string()),
});

export const inbox = z
  .strictObject({
    id,
    name: z.string(),
    kind: z.enum(inboxKinds),
    botId: id.nullable(),
    teamId: id,
    policy: z.enum(inboxPolicies),
    reopenHours: z.int(),
    language: language.nullable(),
    businessHours: businessHours.nullable(),
    texts: z.strictObject({ greeting: text, away: text, escalated: text, help: text }),
    offersPerson: z.boolean(),
    showsTyping: z.boolean(),
    version,
  })
  .meta({ id: "Inbox" });

export const escalationPolicy = z
  .strictObject({
    unansweredLimit: z.int().nullable(),
    words: z.partialRecord(language, z.array(z.string())),
    version,
  })
  .meta({ id: "EscalationPolicy" });

export const team = z
  .strictObject({ id, name: z.string(), isDefault: z.boolean(), memberIds: z.array(id), version })
  .meta({ id: "Team" });
