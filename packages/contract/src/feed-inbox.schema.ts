import { z } from "zod";
import { assignmentModes } from "./assignment.ts";
import { csatScales } from "./csat.ts";
import { id } from "./feed-talk.schema.ts";
import { hearings, topicStates } from "./group.ts";
import { inboxKinds, inboxPolicies } from "./inbox.ts";
import { textLanguageCodes } from "./text-language.ts";

// What the feed's schema says of inboxes, teams and what calls for a person.

const version = z.int().min(0);
export const language = z.enum(textLanguageCodes);
const text = z.partialRecord(language, z.string());

export const businessHours = z.strictObject({
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

const groupRule = z.strictObject({ hears: z.enum(hearings), inboxId: id.nullable() }).nullable();

export const botGroup = z
  .strictObject({
    botId: id,
    tgChatId: z.int(),
    title: z.string(),
    type: z.enum(["group", "supergroup"]),
    isForum: z.boolean(),
    isAdmin: z.boolean(),
    rule: groupRule,
    topics: z.array(
      z.strictObject({
        threadId: z.int(),
        name: z.string().nullable(),
        state: z.enum(topicStates),
        rule: groupRule,
      }),
    ),
  })
  .meta({ id: "BotGroup" });

export const escalationPolicy = z
  .strictObject({
    unansweredLimit: z.int().nullable(),
    words: z.partialRecord(language, z.array(z.string())),
    version,
  })
  .meta({ id: "EscalationPolicy" });

export const assignmentPolicy = z
  .strictObject({
    inboxId: id,
    mode: z.enum(assignmentModes),
    prefersLastHandler: z.boolean(),
    prefersLanguage: z.boolean(),
    respectsHours: z.boolean(),
    skill: z.string().nullable(),
    version,
  })
  .meta({ id: "AssignmentPolicy" });

export const csatPolicy = z
  .strictObject({
    inboxId: id,
    isOn: z.boolean(),
    scale: z.enum(csatScales),
    delayMinutes: z.int(),
    againDays: z.int(),
    commentHours: z.int(),
    texts: z.strictObject({ ask: text, thanks: text }),
    version,
  })
  .meta({ id: "CsatPolicy" });

export const team = z
  .strictObject({ id, name: z.string(), isDefault: z.boolean(), memberIds: z.array(id), version })
  .meta({ id: "Team" });
