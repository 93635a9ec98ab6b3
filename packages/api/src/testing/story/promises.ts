import { withOpId } from "@frontdesk/client";
import type { SlaPolicy } from "@frontdesk/contract";
import { reckonConversations, watchClocks } from "../../features/sla/index.ts";
import { recall, type Stage, type Step } from "./stage.ts";

const promise = {
  ...{ policyId: null, version: null, name: "For all", isDefault: true, hours: "always" as const },
  ...{ inboxIds: [], teamIds: [], tagIds: [], priorities: [] as SlaPolicy["priorities"] },
  targets: { first_response: 1, next_response: 2, resolution: 480 },
  ...{ warnPercent: 75, pauses: true, escalates: false },
};

async function save({ owner, notes }: Stage, policy: Partial<typeof promise>, as: string) {
  notes[as] = (await owner.slaPolicy.save.mutate(withOpId({ ...promise, ...policy }))).id;
}

/** Lets time pass, and has the desk look at its clock. */
async function pass({ desk }: Stage, seconds: number) {
  await desk.build.moveClock(seconds);
  await watchClocks(desk.services);
}

/** What is promised, and what becomes of it as time goes by. */
export const promises: Step[] = [
  {
    path: "slaPolicy.save",
    title: "for all that is under way",
    run: async (s) => {
      await save(s, {}, "slaPolicyId");
      await reckonConversations(s.desk.services);
    },
  },
  {
    path: "slaPolicy.save",
    title: "for what is urgent, with a senior",
    run: (s) =>
      save(s, { name: "Urgent", isDefault: false, priorities: ["urgent", "high"], escalates: true }, "urgentPolicyId"),
  },
  { path: "slaPolicy.save", title: "that is soon due", run: (s) => pass(s, 50) },
  { path: "slaPolicy.save", title: "that is too late", run: (s) => pass(s, 20) },
];

/** The way back to no promises. */
export const promisesTakenBack: Step[] = [
  {
    path: "slaPolicy.arrange",
    title: "of two",
    run: async (s) => {
      await save(s, { name: "Low", isDefault: false, priorities: ["low"] }, "lowPolicyId");
      const policyIds = [recall(s.notes, "lowPolicyId"), recall(s.notes, "urgentPolicyId")];
      await s.owner.slaPolicy.arrange.mutate(withOpId({ policyIds }));
    },
  },
  {
    path: "slaPolicy.remove",
    title: "of what all were promised",
    run: async (s) => {
      await s.owner.slaPolicy.remove.mutate(withOpId({ policyId: recall(s.notes, "slaPolicyId") }));
      await reckonConversations(s.desk.services);
    },
  },
];
