import type { HandOver } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { giveOut } from "../assignment/index.ts";
import { handOverConversationsOf } from "../conversation/index.ts";

/** What the audit keeps of a hand-over: to whom, and how many conversations those were. */
interface HandedOver {
  handedTo: string;
  conversations: number;
}

/**
 * Hands on all that somebody was working on who does so no more. By the policies of the inboxes only what waits for an
 * answer is given out; what those can't give, or what waits for its person, is in the queue.
 * @throws not_found for a receiver
 */
export async function handOverWork(desk: Desk, memberId: string, to: HandOver): Promise<HandedOver> {
  const { ids, receiver } = await handOverConversationsOf(desk, { memberId, to });
  if (to.to === "assignment") while ((await giveOut(desk, ids)) > 0);
  return { handedTo: receiver ?? to.to, conversations: ids.length };
}
