import type { HandOver } from "@frontdesk/contract";
import type { Desk } from "../../desk.ts";
import { getReceiver } from "./directory.queries.ts";
import { planHandOver } from "./hand-over.ts";
import { lockConversationsOf } from "./lock.queries.ts";
import { performActs } from "./perform-acts.ts";
import { planRelease } from "./release-conversation.ts";
import type { Plan } from "./work-on.ts";

interface Leaving {
  memberId: string;
  to: HandOver;
}

/**
 * Gives all that somebody who leaves was working on to a colleague or a team, or puts it back for anyone to take. Answers
 * which conversations those were, and the name of whoever got them. @throws not_found for a receiver
 */
export async function handOverConversationsOf(
  desk: Desk,
  { memberId, to }: Leaving,
): Promise<{ ids: string[]; receiver: string | null }> {
  const { db, workspaceId } = desk;
  const isNamed = to.to === "member" || to.to === "team";
  const receiver = isNamed ? await getReceiver(db, { workspaceId, to: { kind: to.to, id: to.id } }) : null;
  const plan: Plan = receiver ? planHandOver({ name: "assigned", to: receiver }) : planRelease;
  const held = await lockConversationsOf(db, desk.whole, memberId);
  await performActs(
    desk,
    held.map(plan).filter((planned) => planned !== null),
  );
  return { ids: held.map(({ id }) => id), receiver: receiver?.name ?? null };
}
