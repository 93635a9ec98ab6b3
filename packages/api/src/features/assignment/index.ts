export { listWorkloads } from "./candidate.queries.ts";
export { giveOut, holdPolicies } from "./give-out.ts";
export { giveOutEverywhere, keepGivingOut } from "./keep-giving-out.ts";
