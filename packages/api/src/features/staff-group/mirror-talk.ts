import { type Consumer, catchUp, catchUpEverywhere } from "../../feed/consumer.ts";
import type { Services } from "../../services.ts";
import { mirror } from "./mirror.queries.ts";
import { notice } from "./notice.ts";

/** What is sent because of an event is queued in the transaction that moves the cursor past it: for each event once. */
const consumer: Consumer = { name: mirror, take: notice };

/** Has the staff groups of a workspace follow its log (R1). */
export async function mirrorTalk(services: Services, workspaceId: string): Promise<void> {
  await catchUp(services, consumer, workspaceId);
}

/** The same in every workspace: for hints that were lost, and what happened while no server ran. */
export async function mirrorTalkEverywhere(services: Services): Promise<void> {
  await catchUpEverywhere(services, consumer);
}
