import { followFeed } from "@frontdesk/contract/inputs";
import type { TRPCRouterRecord } from "@trpc/server";
import { follows } from "../../trpc.ts";

export const feedRouter = {
  follow: follows("workspace:read").input(followFeed),
} satisfies TRPCRouterRecord;
