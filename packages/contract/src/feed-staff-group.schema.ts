import { z } from "zod";
import { at, id } from "./feed-talk.schema.ts";
import { staffGroupLacks, staffGroupLanguages } from "./staff-group.ts";

/** A forum group in which staff work, as those see it who keep bots. */
export const staffGroup = z
  .strictObject({
    id,
    botId: id,
    chat: z.strictObject({ tgChatId: z.int(), title: z.string() }).nullable(),
    lacks: z.array(z.enum(staffGroupLacks)),
    inboxIds: z.array(id),
    teamIds: z.array(id),
    language: z.enum(staffGroupLanguages),
    closesWithTopic: z.boolean(),
    codeExpiresAt: at.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "StaffGroup" });
