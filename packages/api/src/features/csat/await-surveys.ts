import { csatLimits } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import type { Consumer } from "../../feed/consumer.ts";
import type { LoggedEvent } from "../../feed/log.queries.ts";
import { getCsatPolicy } from "./csat-policy.queries.ts";
import { insertSurvey } from "./survey.queries.ts";

/** R1: a survey follows from each closing by a human being, where the inbox asks. */
export const closings: Consumer = { name: "csat", take: awaitSurveys };

async function awaitSurveys({ db, workspaceId, now }: Desk, events: readonly LoggedEvent[]): Promise<void> {
  for (const { event } of events) {
    if (event.kind !== "conversation.closed" || event.actor.kind !== "member") continue;
    const closedAt = new Date(event.at);
    if (now.getTime() - closedAt.getTime() > csatLimits.lateMs) continue;
    const { conversation, message } = event.data;
    const policy = await getCsatPolicy(db, { workspaceId, inboxId: conversation.inbox.id });
    if (!policy.isOn) continue;
    await insertSurvey(db, {
      workspaceId,
      conversationId: conversation.id,
      contactId: conversation.contact.id,
      closingSeq: message.seq,
      memberId: conversation.assignee?.id ?? event.actor.id,
      dueAt: new Date(closedAt.getTime() + policy.delayMinutes * 60_000),
    });
  }
}
