import { z } from "zod";
import { query } from "./fields.inputs.ts";

/** `lastEventId` is what the tRPC client adds when it resumes; it wins over `cursor`. */
export const followFeed = query({
  cursor: z.string().max(64).nullish(),
  lastEventId: z.string().max(64).nullish(),
});
export type FollowFeed = z.infer<typeof followFeed>;
