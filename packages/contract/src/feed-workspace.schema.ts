import { z } from "zod";
import { id } from "./feed-talk.schema.ts";
import { locales } from "./identity.ts";

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
