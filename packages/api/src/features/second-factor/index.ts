export { deleteSecondFactor, hasSecondFactor } from "./second-factor.queries.ts";
export { takeCode } from "./take-code.ts";
