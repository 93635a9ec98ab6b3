import { z } from "zod";
import { at, id } from "./feed-talk.schema.ts";
import { locales } from "./identity.ts";
import { telegramLinkStates } from "./telegram-link.ts";

/** What the feed says of a workspace to all of its members. */
export const workspace = z
  .strictObject({ id, slug: z.string(), name: z.string(), locale: z.enum(locales), timezone: z.string() })
  .meta({ id: "Workspace" });

/** What it says of it to those who run it. */
export const settings = z
  .strictObject({
    ...workspace.shape,
    filesQuotaBytes: z.int().min(0),
    keepEventsDays: z.int().min(1),
    version: z.int().min(1),
  })
  .meta({ id: "WorkspaceSettings" });

/** What it says to a member of who they are at Telegram. */
export const telegramLink = z
  .strictObject({
    id,
    state: z.enum(telegramLinkStates),
    expiresAt: at,
    telegram: z.strictObject({ name: z.string(), username: z.string().nullable() }).nullable(),
    linkedAt: at.nullable(),
    version: z.int().min(1),
  })
  .meta({ id: "TelegramLink" });
