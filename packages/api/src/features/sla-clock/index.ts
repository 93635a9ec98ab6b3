export { keepClocks } from "./keep-clocks.ts";
export { reckonAnew } from "./reckoning.queries.ts";
export { listSlaPolicies } from "./sla-policy.queries.ts";
