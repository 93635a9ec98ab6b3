export { clearSecondFactor } from "./clear-second-factor.ts";
export { createResetLink } from "./create-reset-link.ts";
export { recoverOwner } from "./recover-owner.ts";
