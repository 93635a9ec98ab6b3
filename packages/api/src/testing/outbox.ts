import { withOpId } from "@frontdesk/client";
import type { SendOutcome } from "@frontdesk/contract/inputs";
import type { BuiltBot } from "./builders.ts";
import type { TestDesk } from "./test-desk.ts";

/** What the bot's process does with the outbox of the home workspace, under the lease that the tests hold. */
export function createOutbox(desk: TestDesk, lease: () => BuiltBot | Promise<BuiltBot> = desk.build.bot) {
  const { telegram } = desk.installation();
  const under = async (leaseToken?: string) => ({ ...(await lease()), ...(leaseToken && { leaseToken }) });
  return {
    claim: async (limit = 100, leaseToken?: string) =>
      telegram.claimSends.mutate(withOpId({ ...(await under(leaseToken)), limit })),
    mark: async (outboxIds: string[], leaseToken?: string) =>
      telegram.markSending.mutate(withOpId({ ...(await under(leaseToken)), outboxIds })),
    settle: async (outboxId: string, outcome: SendOutcome, leaseToken?: string) =>
      telegram.settleSend.mutate(withOpId({ ...(await under(leaseToken)), outboxId, outcome })),
  };
}
