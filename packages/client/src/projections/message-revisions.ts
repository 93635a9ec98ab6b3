import type { MessageRevision } from "@frontdesk/contract";
import { type Projection, refetch } from "./projection.ts";

/** An edit tells how a message reads now, not how it read before. */
export const messageRevisions: Projection<{ messageId: string }, MessageRevision[]> = (revisions, change, { input }) =>
  !("left" in change) && change.kind === "message.edited" && change.data.message.id === input.messageId
    ? refetch
    : revisions;
