import { inboxLimits } from "@frontdesk/contract";
import { say } from "@frontdesk/words";
import type { Desk } from "../../desk.ts";
import { sayByItself } from "../message/index.ts";
import { listPreferred, spokenFor } from "../reception/index.ts";
import { type AwaitedComment, changeSurvey, getMessageId } from "./survey.queries.ts";

interface Heard {
  /** Its number in the thread. */
  seq: number;
  inboxId: string;
  contactId: string;
  botId: string;
  /** They would rather not. */
  isSkip: boolean;
}

/**
 * Takes a message for a word on how its person was helped, and tells them so, since nobody answers it. What else they
 * write within a minute belongs to it; after that they are heard as ever.
 */
export async function hearComment(desk: Desk, comment: AwaitedComment, heard: Heard): Promise<void> {
  const { db, workspaceId, now } = desk;
  const { id, conversationId, commentId } = comment;
  const { seq, inboxId, contactId, botId, isSkip } = heard;
  if (isSkip) return changeSurvey(db, { workspaceId, id, patch: { comment_until: null } });
  if (commentId) return;
  const burstEnds = new Date(now.getTime() + inboxLimits.burstMs);
  const messageId = await getMessageId(db, { workspaceId, conversationId, seq });
  await changeSurvey(db, { workspaceId, id, patch: { comment_id: messageId, comment_until: burstEnds } });
  const preferred = await listPreferred(db, { workspaceId, inboxId, contactId });
  const asBot = desk.within({ actor: { kind: "bot", id: botId } });
  await sayByItself(asBot, { conversationId, text: say(spokenFor(preferred), "csat.noted") });
}
