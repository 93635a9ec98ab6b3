import type { Writer } from "@frontdesk/db";
import { keepClocks } from "../sla-clock/index.ts";
import { type ConversationChange, changingConversation } from "./conversation.queries.ts";

/** Changes a conversation that this transaction holds, and its clocks with it. */
export async function changeConversation(db: Writer, change: ConversationChange): Promise<void> {
  await changingConversation(db, change).execute();
  const { state, team_id: teamId, waiting_since: waitingSince, answered_at: answeredAt } = change.patch;
  if (state || teamId || waitingSince !== undefined || answeredAt !== undefined)
    await keepClocks({ db, ...change }, [change.id]);
}
