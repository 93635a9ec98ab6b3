import { comparePolicies, type SlaPolicy } from "@frontdesk/contract";
import type { Projection } from "./projection.ts";
import { without, withRow } from "./rows.ts";

/** What is promised, in the order in which it is asked. */
export const slaPolicyList: Projection<unknown, SlaPolicy[]> = (policies, change) => {
  if ("left" in change) return policies;
  switch (change.kind) {
    case "sla_policy.saved":
      return withRow(policies, change.data.policy, comparePolicies);
    case "sla_policy.removed":
      return without(policies, change.data);
    case "sla_policy.arranged":
      return arranged(policies, change.data.policyIds);
    default:
      return policies;
  }
};

function arranged(policies: SlaPolicy[], ids: readonly string[]): SlaPolicy[] {
  const placed = policies.map((policy) => {
    const position = policy.isDefault ? policy.position : ids.indexOf(policy.id);
    return position < 0 || position === policy.position ? policy : { ...policy, position };
  });
  return placed.every((policy, index) => policy === policies[index]) ? policies : placed.sort(comparePolicies);
}
