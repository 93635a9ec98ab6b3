import { withOpId } from "@frontdesk/client";
import type { SlaPolicy } from "@frontdesk/contract";
import { promise, promisedTime } from "../promised-time.ts";
import { recall, type Stage, type Step } from "./stage.ts";

type Promised = Partial<Omit<SlaPolicy, "id" | "position" | "version">>;

async function save({ owner, notes }: Stage, policy: Promised, as: string) {
  notes[as] = (await owner.slaPolicy.save.mutate(withOpId({ ...promise, ...policy }))).id;
}

/** Promises to all what is due in minutes, not in hours. */
async function hurry(stage: Stage) {
  const targets = { first_response: 8, next_response: 8, resolution: 480 };
  const policyId = recall(stage.notes, "slaPolicyId");
  await stage.owner.slaPolicy.save.mutate(withOpId({ ...promise, targets, policyId, version: 1 }));
  await promisedTime(stage.desk).reckon();
}

async function pass({ desk }: Stage, minutes: number) {
  const time = promisedTime(desk);
  await time.pass(minutes);
  await time.watch();
}

/** What is promised from then on, with clocks that follow all that is done. */
export const promises: Step[] = [
  {
    path: "slaPolicy.save",
    title: "for all that is under way",
    run: async (s) => {
      await save(s, {}, "slaPolicyId");
      await promisedTime(s.desk).reckon();
    },
  },
  {
    path: "slaPolicy.save",
    title: "for what is urgent, with a senior",
    run: (s) =>
      save(s, { name: "Urgent", isDefault: false, priorities: ["urgent", "high"], escalates: true }, "urgentPolicyId"),
  },
];

/** What becomes of promises as time goes by, and the way back to none. */
export const promisesTakenBack: Step[] = [
  { path: "slaPolicy.save", title: "of what is due within minutes", run: hurry },
  { path: "slaPolicy.save", title: "that is soon due", run: (s) => pass(s, 6.5) },
  { path: "slaPolicy.save", title: "that is too late", run: (s) => pass(s, 2) },
  {
    path: "slaPolicy.arrange",
    title: "of two",
    run: async (s) => {
      await save(s, { name: "Low", isDefault: false, priorities: ["low"] }, "lowPolicyId");
      const policyIds = [recall(s.notes, "lowPolicyId"), recall(s.notes, "urgentPolicyId")];
      await s.owner.slaPolicy.arrange.mutate(withOpId({ policyIds }));
      await promisedTime(s.desk).reckon();
    },
  },
  {
    path: "slaPolicy.remove",
    title: "of what all were promised",
    run: async (s) => {
      await s.owner.slaPolicy.remove.mutate(withOpId({ policyId: recall(s.notes, "slaPolicyId") }));
      await promisedTime(s.desk).reckon();
    },
  },
];
